import { describe, expect, it } from 'vitest'
import { read } from '../../test/inputs/read-item.ts'
import type { IsoDate } from '../model/ids.ts'
import { embedded } from './engines/embedded/embedded.ts'
import { dayPhrasesIn } from './foreign-dates.ts'

/** A Wednesday. */
const DAY = '2024-05-15' as IsoDate

describe('days in the words of other languages', () => {
  it.each([
    ['de', 'Vertrag senden bis Freitag', '2024-05-17'],
    ['de', 'Die Liste bis 12. Juni schicken', '2024-06-12'],
    ['fr', 'envoyer le contrat avant le 3 juin', '2024-06-03'],
    ['fr', 'rappeler demain', '2024-05-16'],
    ['es', 'mandar la oferta el 14 de junio de 2025', '2025-06-14'],
    ['pt', 'enviar a planta até sexta-feira', '2024-05-17'],
    ['it', 'spedire i campioni entro giovedì', '2024-05-16'],
    ['nl', 'offerte sturen voor 1 juli', '2024-07-01'],
  ])('%s: %s', (language, text, day) => expect(dayPhrasesIn(language, text, DAY).map(d => d.day)).toEqual([day]))

  it('are left alone in English: a mark of March is no month of another tongue', () => {
    expect(dayPhrasesIn('en', 'the mai tai and the juni bug', DAY)).toEqual([])
  })

  it('give task lines of a German note their days', async () => {
    const doc = await read(
      '2024-05-15 Notiz.md',
      'Wir haben heute über die neue Halle gesprochen und über die Kosten, die noch nicht feststehen.\n\n## Aufgaben\n\n- [ ] Den Vertrag an Frau Lindholm senden bis Freitag\n- [ ] Die Zeichnung prüfen bis 12. Juni\n',
    )
    const found = await embedded.extract(doc, {
      owner: { name: 'Ines Faria', aliases: [], emails: [], company: null },
      knownNames: [],
      correction: null,
    })
    expect(doc.language).toBe('de')
    expect(found.statements.filter(s => s.kind === 'action').map(s => s.due)).toEqual(['2024-05-17', '2024-06-12'])
  })
})
