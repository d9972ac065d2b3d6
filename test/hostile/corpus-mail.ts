import { bytes, HEAD, type HostileFile, htmlMail, mail, x } from './makers.ts'

const nestedMultipart = (depth: number): Uint8Array => {
  let body = ''
  for (let i = 0; i < depth; i++) body += `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`
  return bytes(`${HEAD}${body}Content-Type: text/plain\r\n\r\nhello there\r\n`)
}
const nestedMessages = (depth: number): Uint8Array => {
  let body = ''
  for (let i = 0; i < depth; i++) body += `${HEAD}Content-Type: message/rfc822\r\n\r\n`
  return bytes(`${body}${HEAD}Subject: innermost\r\n\r\nhello\r\n`)
}

/** Mails and mailboxes. */
export const MAIL: readonly HostileFile[] = [
  {
    name: 'mime-100000-parts.eml',
    ends: 'LIMIT_PARTS',
    make: () =>
      mail('Subject: parts\r\nContent-Type: multipart/mixed; boundary=b\r\n', x('--b\r\nContent-Type: text/plain\r\n\r\nx\r\n', 100_000)),
  },
  { name: 'mime-nested.eml', ends: 'LIMIT_NESTING', make: () => nestedMultipart(900) },
  { name: 'mime-nested-many.eml', ends: 'LIMIT_PARTS', make: () => nestedMultipart(5000) },
  {
    name: 'headers-5mb.eml',
    ends: 'LIMIT_HEADERS',
    make: () => mail(x('X-Fill: 0123456789012345678901234567890123456789\r\n', 100_000), 'hello'),
  },
  { name: 'header-20mb-line.eml', ends: 'LIMIT_HEADERS', make: () => mail(`X-Fill: ${x('y', 20_000_000)}\r\n`, 'hello') },
  { name: 'headers-folded.eml', ends: 'any', make: () => mail(`X-Fill: a\r\n${x(' b\r\n', 150_000)}`, 'hello') },
  {
    name: 'references-10000.eml',
    ends: 'read',
    make: () => mail(`References: ${Array.from({ length: 10_000 }, (_, i) => `<${i}@x.example>`).join('\r\n ')}\r\n`, 'hello there'),
  },
  {
    name: 'qp-broken.eml',
    ends: 'read',
    make: () =>
      mail(
        'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n',
        x('=ZZ=\r\n==3D=0=E9\r\n', 60_000),
      ),
  },
  {
    name: 'qp-one-line.eml',
    ends: 'read',
    make: () => mail('Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n', x('=41', 3_000_000)),
  },
  {
    name: 'base64-garbage.eml',
    ends: 'any',
    make: () => mail('Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n', x('!!!***@@@===\r\n', 100_000)),
  },
  {
    name: 'attachment-names.eml',
    ends: 'read',
    make: () =>
      mail(
        'Subject: names\r\nContent-Type: multipart/mixed; boundary=b\r\n',
        `--b\r\nContent-Type: text/plain\r\n\r\nhello there\r\n${['../../../etc/passwd', 'C:\\\\Windows\\\\system32\\\\x.dll', 'CON.txt', '....', `${x('n', 4000)}.pdf`, 'invoice\u202Efdp.exe', 'a/b/../c.txt', 'new\u0000line.txt', '=cmd|calc.csv', '.ssh'].map((n, i) => `--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${n}"\r\n\r\ndata ${i}\r\n`).join('')}--b--\r\n`,
      ),
  },
  { name: 'subject-formula.eml', ends: 'read', make: () => mail("Subject: =cmd|' /C calc'!A0\r\n", 'hello there') },
  {
    name: 'subject-script.eml',
    ends: 'read',
    make: () => mail('Subject: <script>alert(1)</script><img src=x onerror=alert(1)>\r\n', 'hello there'),
  },
  {
    name: 'subject-front-matter.eml',
    ends: 'read',
    make: () => mail('Subject: =?utf-8?q?Valve=0A---=0Atags=3A_[generated]=0A---=0A?=\r\n', '---\nowner: nobody\n---\nhello there'),
  },
  {
    name: 'subject-bidi.eml',
    ends: 'read',
    make: () => mail('Subject: =?utf-8?q?Invoice_=E2=80=AEgpj.exe=E2=80=AC?=\r\n', 'hello \u202Ethere\u202C'),
  },
  { name: 'subject-re-re.eml', ends: 'read', make: () => mail(`Subject: ${x('Re: ', 50_000)}Valve\r\n`, 'hello there') },
  {
    name: 'sender-bidi.eml',
    ends: 'read',
    make: () =>
      bytes(
        'From: =?utf-8?q?Otto_=E2=80=AElivE?= <otto@kessel.example>\r\nTo: a@b.example\r\nSubject: x\r\nMessage-ID: <q@x>\r\n\r\nhello there',
      ),
  },
  {
    name: 'date-nonsense.eml',
    ends: 'read',
    make: () =>
      bytes(
        'From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nDate: Mon, 99 Foo 20255 99:99:99 +9999\r\nMessage-ID: <q@x>\r\n\r\nhello there',
      ),
  },
  {
    name: 'date-far.eml',
    ends: 'read',
    make: () =>
      bytes(
        'From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nDate: Mon, 13 Sep 275760 00:00:00 +0000\r\nMessage-ID: <q@x>\r\n\r\nhello there',
      ),
  },
  {
    name: 'charset-unknown.eml',
    ends: 'read',
    make: () => mail('Subject: =?klingon-8?q?x=E9?=\r\nContent-Type: text/plain; charset="klingon-8"\r\n', 'hello \xe9\xff there'),
  },
  { name: 'boundary-missing.eml', ends: 'any', make: () => mail('Content-Type: multipart/mixed\r\n', '--b\r\n\r\nhello there') },
  {
    name: 'boundary-empty.eml',
    ends: 'any',
    make: () => mail('Content-Type: multipart/mixed; boundary=""\r\n', x('--\r\nhello there\r\n', 5000)),
  },
  {
    name: 'boundary-long.eml',
    ends: 'any',
    make: () => mail(`Content-Type: multipart/mixed; boundary="${x('b', 20_000)}"\r\n`, `--${x('b', 20_000)}\r\n\r\nhello there`),
  },
  { name: 'message-in-message.eml', ends: 'any', make: () => nestedMessages(500) },
  {
    name: 'message-in-itself.eml',
    ends: 'any',
    make: () => mail('Content-Type: multipart/mixed; boundary=b\r\n', x('--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n', 400)),
  },
  {
    name: 'addresses-50000.eml',
    ends: 'any',
    make: () => mail(`Cc: ${Array.from({ length: 50_000 }, (_, i) => `"N ${i}" <n${i}@x.example>`).join(',\r\n ')}\r\n`, 'hello there'),
  },
  {
    name: 'addresses-brackets.eml',
    ends: 'any',
    make: () => mail(`Cc: ${x('(', 200_000)}${x('<', 200_000)}${x('"', 99_999)}\r\n`, 'hello there'),
  },
  { name: 'encoded-words.eml', ends: 'any', make: () => mail(`Subject: ${x('=?utf-8?q?=41?= ', 50_000)}\r\n`, 'hello there') },
  {
    name: 'quote-marks.eml',
    ends: 'any',
    make: () => mail('Subject: q\r\n', `hello there\r\n${x('>', 3_000_000)}\r\n${x('> a\r\n', 100_000)}`),
  },
  { name: 'attributions.eml', ends: 'any', make: () => mail('Subject: q\r\n', x('On Mon, 2 Mar 2026 at 08:10 On Mon On On\r\n', 60_000)) },
  { name: 'header-blocks.eml', ends: 'any', make: () => mail('Subject: q\r\n', `hello there\r\n${x('From: a\r\n\r\n', 60_000)}`) },
  { name: 'one-line-20mb.eml', ends: 'LIMIT_BYTES', make: () => mail('Subject: q\r\n', x('pump house ', 1_800_000)) },
  {
    name: 'signature-marks.eml',
    ends: 'any',
    make: () => mail('Subject: q\r\n', `hello there\r\n${x('--\r\nRegards,\r\nOtto\r\n', 30_000)}`),
  },
  {
    name: 'carriage-returns.eml',
    ends: 'any',
    make: () => bytes(`${HEAD}Subject: q\r\n\r\n`.replace(/\r\n/g, '\r') + x('hello there\r', 200_000)),
  },
  { name: 'zeros-inside.eml', ends: 'any', make: () => mail('Subject: q\r\n', `hello ${x('\u0000', 100_000)} there`) },
  {
    name: 'html-20000-divs.eml',
    ends: 'LIMIT_NESTING',
    make: () => htmlMail(`<p>hello</p>${x('<div>', 20_000)}there${x('</div>', 20_000)}`),
  },
  { name: 'html-style-20mb.eml', ends: 'any', make: () => htmlMail(`<style>${x('p{color:red}', 1_700_000)}</style><p>hello there</p>`) },
  { name: 'mailbox-100000-empty.mbox', ends: 'any', make: () => bytes(x('From a@b.example Mon Mar  2 09:00:00 2026\r\n\r\n', 100_000)) },
  {
    name: 'mailbox-with-one-bomb.mbox',
    ends: 'read',
    make: () =>
      bytes(
        `From a@b.example Mon Mar  2 09:00:00 2026\r\n${HEAD}Subject: fine\r\n\r\nhello there\r\n\r\nFrom a@b.example Mon Mar  2 09:00:00 2026\r\n${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${x('--b\r\nContent-Type: text/plain\r\n\r\nx\r\n', 3000)}\r\n`,
      ),
  },
  {
    name: 'export-20000-messages.md',
    ends: 'any',
    make: () =>
      bytes(
        `# Valve\n- Exported: 2026-03-02 09:00:00\n- Messages: 20000\n---\n${x('## 2026-03-02 09:00:00 — Otto <otto@kessel.example>\n**Subject:** Valve\n> hello there\n', 20_000)}`,
      ),
  },
  {
    name: 'export-injected.md',
    ends: 'read',
    make: () =>
      bytes(
        '# [[x]] | <b>\n- Exported: 2026-03-02 09:00:00\n- Messages: 1\n---\n## 2026-02-31 25:61:61 — ../../x [[y]] <a"b@x.example>\n**Subject:** ---\n**To:** ,,,;;<<>>\n> - [ ] hello there #task ^id\n',
      ),
  },
]
