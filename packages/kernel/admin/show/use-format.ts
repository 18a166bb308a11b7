import { readonly, ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useSession } from '../session.ts';
import { formatBytes, formatDate, formatDateTime, formatDuration, formatLeft, formatMoney, formatNumber, formatQuantity, formatRelative, formatTime, type Locale, type Money, type Quantity } from '@aftercare/kernel';

const minute = ref(new Date());
let ticking = false;

/** The time of day as pages show it: one timer for all of them. */
export function useMinute(): Readonly<Ref<Date>> {
  if (!ticking) {
    ticking = true;
    setInterval(() => (minute.value = new Date()), 30_000);
  }
  return readonly(minute) as Readonly<Ref<Date>>;
}

/** The formatters, bound to the language shown and the tenant's time zone. */
export function useFormat() {
  const { locale } = useI18n();
  const session = useSession();
  const now = useMinute();
  const zone = () => session.tenant?.timeZone ?? 'Asia/Shanghai';
  const language = () => locale.value as Locale;
  return {
    date: (at: string | Date) => formatDate(at, zone()),
    time: (at: string | Date) => formatTime(at, zone()),
    dateTime: (at: string | Date) => formatDateTime(at, zone()),
    relative: (at: string | Date) => formatRelative(at, now.value, zone(), language()),
    money: (money: Money) => formatMoney(money, language()),
    quantity: (quantity: Quantity) => formatQuantity(quantity, language()),
    number: (value: number | string) => formatNumber(value, language()),
    duration: (minutes: number) => formatDuration(minutes, language()),
    left: (minutes: number) => formatLeft(minutes, language()),
    bytes: formatBytes,
  };
}
