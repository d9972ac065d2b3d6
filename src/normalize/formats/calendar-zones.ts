/** A clock reading without a zone, as a calendar writes it. Month from 1. */
export interface WallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const DAY = 86_400_000

const formatters = new Map<string, Intl.DateTimeFormat | null>()

function formatterOf(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  let made: Intl.DateTimeFormat | null = null
  try {
    made = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    })
  } catch {
    // Not a zone of the IANA list: the caller tries what it can stand for.
  }
  if (formatters.size > 600) formatters.clear()
  formatters.set(zone, made)
  return made
}

/** The IANA zone that a TZID means: itself, its tail behind a path of some program, or what Windows calls it. Null where unknown. */
export function zoneOf(tzid: string): string | null {
  const id = tzid
    .slice(0, 120)
    .replace(/^["'/]+|["']+$/g, '')
    .trim()
  const windows = WINDOWS[id.toLowerCase().replace(/\bdaylight\b/, 'standard')]
  if (windows) return windows
  const parts = id.split('/')
  for (const length of [parts.length, 3, 2, 1]) {
    const candidate = parts.slice(-length).join('/')
    if (
      /^[A-Za-z][\w+\-/]*$/.test(candidate) &&
      (candidate.includes('/') || /^(?:UTC|GMT|Z)$/i.test(candidate)) &&
      formatterOf(candidate) !== null
    )
      return candidate
  }
  const named = Object.entries(DISPLAY).find(([name]) => id.toLowerCase().includes(name))
  return named?.[1] ?? null
}

/** Milliseconds that the zone's clocks are ahead of UTC at that instant. */
function offsetAt(zone: string, ms: number): number {
  const formatter = formatterOf(zone)
  if (!formatter) return 0
  const part: Record<string, number> = {}
  for (const p of formatter.formatToParts(ms)) part[p.type] = Number(p.value)
  return (
    Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0, part.second ?? 0) -
    Math.floor(ms / 1000) * 1000
  )
}

/** The instant at which the zone's clocks show that time; of a time that occurs twice the first, of one that is skipped the one behind the gap. */
export function instantOf(wall: WallTime, zone: string | null): number {
  const utc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)
  if (zone === null || !Number.isFinite(utc)) return utc
  // The offsets of the day before and the day behind enclose a change, if there is one.
  const offsets = [offsetAt(zone, utc - DAY), offsetAt(zone, utc + DAY)]
  const early = utc - Math.max(...offsets)
  return offsetAt(zone, early) === utc - early ? early : utc - Math.min(...offsets)
}

/** The day that the zone's clocks show at that instant, `YYYY-MM-DD`. */
export function dayAt(ms: number, zone: string | null): string {
  return new Date(ms + (zone === null ? 0 : offsetAt(zone, ms))).toISOString().slice(0, 10)
}

/** What the zone's clocks show at that instant, `HH:MM`. */
export const timeAt = (ms: number, zone: string): string => new Date(ms + offsetAt(zone, ms)).toISOString().slice(11, 16)

/** Windows names of zones, as Outlook and Exchange write them (CLDR's table, the zones people live in). */
const WINDOWS: Readonly<Record<string, string>> = Object.fromEntries(
  `hawaiian=Pacific/Honolulu;alaskan=America/Anchorage;pacific=America/Los_Angeles;pacific (mexico)=America/Tijuana;us mountain=America/Phoenix;mountain=America/Denver;mountain (mexico)=America/Mazatlan;central america=America/Guatemala;central=America/Chicago;central (mexico)=America/Mexico_City;canada central=America/Regina;sa pacific=America/Bogota;eastern=America/New_York;us eastern=America/Indianapolis;venezuela=America/Caracas;paraguay=America/Asuncion;atlantic=America/Halifax;sa western=America/La_Paz;pacific sa=America/Santiago;newfoundland=America/St_Johns;e. south america=America/Sao_Paulo;argentina=America/Buenos_Aires;sa eastern=America/Cayenne;greenland=America/Godthab;montevideo=America/Montevideo;azores=Atlantic/Azores;cape verde=Atlantic/Cape_Verde;morocco=Africa/Casablanca;gmt=Europe/London;greenwich=Atlantic/Reykjavik;w. europe=Europe/Berlin;central europe=Europe/Budapest;romance=Europe/Paris;central european=Europe/Warsaw;w. central africa=Africa/Lagos;namibia=Africa/Windhoek;jordan=Asia/Amman;gtb=Europe/Bucharest;middle east=Asia/Beirut;egypt=Africa/Cairo;syria=Asia/Damascus;e. europe=Europe/Chisinau;south africa=Africa/Johannesburg;fle=Europe/Kiev;turkey=Europe/Istanbul;israel=Asia/Jerusalem;arabic=Asia/Baghdad;arab=Asia/Riyadh;russian=Europe/Moscow;e. africa=Africa/Nairobi;iran=Asia/Tehran;arabian=Asia/Dubai;azerbaijan=Asia/Baku;georgian=Asia/Tbilisi;caucasus=Asia/Yerevan;afghanistan=Asia/Kabul;west asia=Asia/Tashkent;pakistan=Asia/Karachi;india=Asia/Calcutta;sri lanka=Asia/Colombo;nepal=Asia/Katmandu;central asia=Asia/Almaty;bangladesh=Asia/Dhaka;myanmar=Asia/Rangoon;se asia=Asia/Bangkok;china=Asia/Shanghai;singapore=Asia/Singapore;w. australia=Australia/Perth;taipei=Asia/Taipei;ulaanbaatar=Asia/Ulaanbaatar;tokyo=Asia/Tokyo;korea=Asia/Seoul;cen. australia=Australia/Adelaide;aus central=Australia/Darwin;e. australia=Australia/Brisbane;aus eastern=Australia/Sydney;west pacific=Pacific/Port_Moresby;tasmania=Australia/Hobart;central pacific=Pacific/Guadalcanal;new zealand=Pacific/Auckland;fiji=Pacific/Fiji;tonga=Pacific/Tongatapu`
    .split(';')
    .map(pair => pair.split('=') as [string, string])
    .map(([name, zone]) => [`${name} standard time`, zone]),
)

/** What Outlook shows in its list, where that was written instead of the name. */
const DISPLAY: Readonly<Record<string, string>> = {
  'pacific time (us': 'America/Los_Angeles',
  'mountain time (us': 'America/Denver',
  'central time (us': 'America/Chicago',
  'eastern time (us': 'America/New_York',
  'amsterdam, berlin': 'Europe/Berlin',
  'brussels, copenhagen': 'Europe/Paris',
  'belgrade, bratislava': 'Europe/Budapest',
  'dublin, edinburgh': 'Europe/London',
  'athens, bucharest': 'Europe/Bucharest',
  'helsinki, kyiv': 'Europe/Kiev',
  'chennai, kolkata': 'Asia/Calcutta',
  'beijing, chongqing': 'Asia/Shanghai',
  'osaka, sapporo': 'Asia/Tokyo',
  'canberra, melbourne': 'Australia/Sydney',
}
