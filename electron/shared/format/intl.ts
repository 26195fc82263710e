/** Intl objects are costly to make and cheap to use, so each form is made once per locale. */
function remember<T>(make: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>();
  return (locale) => {
    const known = made.get(locale);
    if (known !== undefined) return known;
    const fresh = make(locale);
    made.set(locale, fresh);
    return fresh;
  };
}

/** The locale if Intl can use it, else `en`. Environments name locales such as `C` or `en_US.UTF-8`. */
export const usableLocale = remember((locale: string): string => {
  const tag = locale.replace(/\..*$/, '').replaceAll('_', '-');
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
});

/** The IANA zone if Intl knows it, else `UTC`. */
export const usableTimeZone = remember((timeZone: string): string => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
});

/** Returns a number formatter of one form, made once per locale. */
export function numberForm(options: Intl.NumberFormatOptions): (locale: string) => Intl.NumberFormat {
  return remember((locale) => new Intl.NumberFormat(usableLocale(locale), options));
}

/** Returns a relative-time formatter of one form, made once per locale. */
export function relativeForm(
  options: Intl.RelativeTimeFormatOptions,
): (locale: string) => Intl.RelativeTimeFormat {
  return remember((locale) => new Intl.RelativeTimeFormat(usableLocale(locale), options));
}

/** Returns a date formatter of one form, made once per locale and time zone. */
export function dateForm(
  options: Intl.DateTimeFormatOptions,
): (locale: string, timeZone: string) => Intl.DateTimeFormat {
  const byPair = remember((pair: string) => {
    const [locale = 'en', timeZone = 'UTC'] = pair.split('\n');
    return new Intl.DateTimeFormat(usableLocale(locale), { ...options, timeZone: usableTimeZone(timeZone) });
  });
  return (locale, timeZone) => byPair(`${locale}\n${timeZone}`);
}
