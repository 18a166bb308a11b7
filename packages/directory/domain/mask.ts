/** `13812345678` → `138****5678`. Separators stay; of short numbers the last two digits or nothing. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '').length;
  const [head, tail] = digits >= 11 ? [3, 4] : digits >= 7 ? [0, 4] : [0, 0];
  let seen = 0;
  return phone.replaceAll(/\d/g, (digit) => {
    seen += 1;
    return seen <= head || seen > digits - tail ? digit : '*';
  });
}

/** `anna.li@example.cn` → `a***@example.cn`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email.slice(0, at)].slice(0, 1).join('')}***${email.slice(at)}`;
}

const province = /^.{1,8}?(?:特别行政区|自治区|省)/u;
const city = /^.{1,12}?(?:自治州|地区|市|盟)/u;

/** Keeps the province and the city. What names neither is hidden whole. */
export function maskAddress(address: string): string {
  const [first = ''] = province.exec(address) ?? [];
  const [second = ''] = city.exec(address.slice(first.length)) ?? [];
  return `${first}${second}***`;
}

interface Reachable {
  readonly phone: string | null;
  readonly email: string | null;
}

/** A record as it is shown to those who may not see how to reach a customer. */
export function masked<T extends Reachable & { readonly address?: string | null }>(record: T): T {
  return {
    ...record,
    phone: record.phone === null ? null : maskPhone(record.phone),
    email: record.email === null ? null : maskEmail(record.email),
    ...(record.address ? { address: maskAddress(record.address) } : {}),
  };
}
