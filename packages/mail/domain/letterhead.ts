/** What stands at the head and the foot of a tenant's mails. */
export interface Letterhead {
  readonly company: string;
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly website?: string | undefined;
  /** `#rrggbb` */
  readonly colour?: string | undefined;
}

const standard = '#0f6b66';
const light = '#ffffff';
const dark = '#1f2329';

/** The tenant's colour, and black or white on it: whichever can be read (WCAG AA needs 4.5). */
export function colours({ colour }: Letterhead): { brand: string; onBrand: string } {
  const brand = colour && /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : standard;
  return { brand, onBrand: 1.05 / (luminance(brand) + 0.05) >= 4.5 ? light : dark };
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
