import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { cleanText, decode } from './decode.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const C1 = /[\u0080-\u009f\ufffd]/g
/** UTF-8 read in a code page; undefined bytes are dropped, as most programs do. */
const damaged = (text: string, page: string): string => iconv.decode(Buffer.from(text, 'utf8'), page).replace(C1, '')

describe('bytes become text', () => {
  const text = 'Søren’s café – 12 °C\nNext line'
  it.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', utf8(`\ufeff${text}`)],
    ['UTF-16 little endian with a mark', iconv.encode(text, 'utf16le', { addBOM: true })],
    ['UTF-16 big endian with a mark', iconv.encode(text, 'utf16be', { addBOM: true })],
    ['UTF-16 without a mark', iconv.encode(text, 'utf16le')],
    ['Windows-1252', iconv.encode(text, 'win1252')],
    ['carriage returns', utf8(text.replace('\n', '\r'))],
    ['CR LF', utf8(text.replace('\n', '\r\n'))],
    ['a line separator', utf8(text.replace('\n', '\u2028'))],
    ['zeros behind it', Uint8Array.from([...utf8(text), ...new Uint8Array(300)])],
    ['marks and controls inside', utf8(`Søren\ufeff’s\u0000 café \u202e– 12 °C\nNext line`)],
    ['decomposed letters', utf8(text.normalize('NFD'))],
  ])('%s', (_, bytes) => {
    expect(decode(bytes).text).toBe(text)
  })

  it('finds Cyrillic and Japanese pages', () => {
    const russian = 'Сегодня мы говорим о новом кране в порту и о том, кто за него платит.'
    expect(decode(iconv.encode(russian, 'win1251')).text).toBe(russian)
    const japanese = 'きょうは港の新しいクレーンについて話します。誰が払いますか。'
    expect(decode(iconv.encode(japanese, 'shift_jis')).text).toBe(japanese)
  })

  it('reads single bad bytes in UTF-8 as Windows-1252 and says so', () => {
    const bytes = Uint8Array.from([...utf8('Søren ærlig – “ok” '), 0xe9, ...utf8(' til slutt her')])
    expect(decode(bytes)).toMatchObject({ text: 'Søren ærlig – “ok” é til slutt her', repairs: [{ code: 'charset', count: 1 }] })
  })

  it('drops the half of a character at the end of a file that was cut', () => {
    expect(decode(utf8('Søren ✅').subarray(0, -1)).text).toBe('Søren ')
  })
})

describe('UTF-8 that was read in a Windows page is undone', () => {
  const sentences = [
    '“We don’t know” – she said… café, naïve, Ærø, Ångström',
    '- [x] Send it ⏫ ✅ 2025-01-02',
    '🔺 📅 2025-01-02 ⏳ 🛫 ➕ ❌ 🔁 🏁',
    'Größe, façade, señor, 12 €',
  ]
  for (const page of ['win1252', 'win1254']) {
    it.each(sentences)(`${page}, once and twice: %s`, sentence => {
      const once = damaged(sentence, page)
      expect(decode(utf8(once)).text).toBe(sentence)
      expect(decode(utf8(damaged(once, page))).text).toBe(sentence)
    })
  }

  it('the page is chosen for the file', () => {
    const text = 'Tüm 📅 2025-01-02 ⏫ şu ğ ı'
    expect(cleanText(damaged(text, 'win1254'))).toMatchObject({ text, repairs: [{ code: 'mojibake-1254' }] })
  })

  it('in a file of which only some lines are damaged, the sound ones stay', () => {
    const sound = 'Søren sa: «ja» – og gikk.'
    expect(cleanText(`${sound}\n${damaged(sound, 'win1252')}\n${sound}`).text).toBe(`${sound}\n${sound}\n${sound}`)
  })

  it('in a line that is partly damaged only what nobody writes is undone', () => {
    expect(cleanText('Søren sa “ja” og donâ€™t').text).toBe('Søren sa “ja” og don’t')
  })

  it('Cyrillic and Greek, where they make up the file', () => {
    const text = 'Мы говорим о кране\nи о деньгах'.replace(/[сярн]/g, '')
    expect(cleanText(damaged(text, 'win1252')).text).toBe(text)
  })

  it.each([
    '« liberté » dit-elle',
    'MENÜ“ „ÄÖÜ“',
    'AÑO»',
    '5 °C ± 2',
    'Ã la carte',
    'Å–vei',
    'São “MANHÃ” ok',
    'naïve café',
    '“quoted”',
    'é',
    'Â',
    'ŞİŞ ğı',
    '½ £',
  ])('sound text stays: %s', text => {
    expect(cleanText(text)).toEqual({ text, repairs: [] })
  })
})

describe('size', () => {
  // How long it takes is measured by the benchmark; a reader that went back over the text for every mark would not end here.
  it('40 MB of damaged text and a line of 40 MB are mended', { timeout: 180_000 }, () => {
    const line = 'and then donâ€™t forget the berth plan â€“ it is in the folder for Åse '
    for (const end of ['\n', '']) {
      const bytes = utf8((line + end).repeat(Math.ceil(40e6 / 75)))
      expect(decode(bytes).text?.startsWith('and then don’t forget')).toBe(true)
    }
  })
})
