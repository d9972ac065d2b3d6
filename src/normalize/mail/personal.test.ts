import { expect, it } from 'vitest'
import type { Address } from '../../model/document.ts'
import { asideOf } from './personal.ts'

const to = (email: string): Address => ({ name: null, email })
const mail = (from: string, subject: string, body: string, others: readonly string[] = []) => {
  const m = /^(?:(.*) )?<(.*)>$/.exec(from)
  return {
    from: { name: m?.[1] ?? null, email: m?.[2] ?? from },
    to: [to('mira@norvik.example'), ...others.map(to)],
    cc: [],
    subject,
    body,
  }
}

it.each([
  [
    'a dentist reminds',
    'health',
    mail(
      'Riverside Dental <reminders@riverside-dental.example>',
      'Appointment reminder',
      'Dear Mira, your appointment with the hygienist is on Tuesday at 9. Please call if you cannot come.',
    ),
  ],
  [
    'a pharmacy',
    'health',
    mail('Harbour Pharmacy <hello@harbour-pharmacy.example>', 'Ready to collect', 'Your prescription is ready. Please bring your card.'),
  ],
  [
    'a doctor writes by name',
    'health',
    mail(
      'Lena Holt <lena@holt.example>',
      'Results',
      'Your blood test results are in. Your doctor will call you. Please have your date of birth at hand; your repeat prescription is ready.',
    ),
  ],
  [
    'the choir',
    'private-group',
    mail('Otto <otto@gmail.com>', 'Choir on Thursday', 'Rehearsal is at seven. Can you bring the cake this time?', ['ana@gmail.com']),
  ],
  [
    'parents of a class',
    'private-group',
    mail('Ilse <ilse@posteo.example>', 'Class parents: school trip', 'Who can car share on Friday?', ['a@x.example', 'b@y.example']),
  ],
  [
    'a shop',
    'receipt',
    mail('Lantern Books <hello@lantern.example>', 'Your order has shipped', 'Order number: LB-20418. Total: €42.10. It arrives on Friday.'),
  ],
  ['a ride', 'receipt', mail('Swiftcab <trips@swiftcab.example>', 'Your trip on Tuesday', 'Total $18.40. Thanks for riding.')],
  [
    'a receipt passed on',
    'receipt',
    mail('Jonas <jonas@norvik.example>', 'Fwd: Receipt for your payment', 'Transaction id: 993817. EUR 120.00 paid.'),
  ],
])('%s: no work', (_, aside, message) => expect(asideOf(message)).toBe(aside))

it.each([
  [
    'a hospital as a customer',
    mail(
      'Dr Lena Holt <lena@northhospital.example>',
      'Patient portal pilot',
      'Can you send the proposal for the patient portal? Our doctors want to see your roll-out plan by Friday.',
    ),
  ],
  [
    'a clinic asks for a meeting',
    mail(
      'Ana Reyes <ana@harbour-clinic.example>',
      'Meeting on Tuesday',
      'Could we meet on Tuesday at the clinic to look at the pump readings? Your visit last month helped a lot.',
    ),
  ],
  [
    'an invoice to pay',
    mail('Kessel Valves <accounts.team@kessel.example>', 'Your order 20418', 'Order number 20418. Total €4,200. Please pay by 30 June.'),
  ],
  [
    'a supplier about an order',
    mail(
      'Otto Brand <otto@kessel.example>',
      'Your order of pumps',
      'Could you confirm the delivery address for order number 20418? The total is €4,200.',
    ),
  ],
  ['colleagues who sing', mail('Otto <otto@norvik.example>', 'Office choir', 'Rehearsal is at noon.', ['ana@norvik.example'])],
  [
    'a customer of ours runs choirs',
    mail('Ilse <ilse@songhouse.example>', 'Choir software contract', 'The rehearsal planner needs a fix before the contract is signed.'),
  ],
  [
    'a neighbour site',
    mail(
      'Jonas <jonas@yard.example>',
      'Noise at night',
      'The neighbours of the north basin complained about the pumps. Can you look into it by Friday?',
    ),
  ],
  [
    'a health check of a system',
    mail('Ops <sam@norvik.example>', 'Health check', 'Your health check results of the cluster are in: two nodes are red.'),
  ],
  [
    'an injury at the yard',
    mail(
      'Yara <yara@yard.example>',
      'Accident report',
      'The doctor saw him at the hospital; we need your statement for the insurance by Monday.',
    ),
  ],
])('%s: work', (_, message) => expect(asideOf(message)).toBeNull())
