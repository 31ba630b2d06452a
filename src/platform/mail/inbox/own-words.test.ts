/** What a person wrote this time, apart from quotes and signatures, in seven languages. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownWords } from './own-words.ts'

const OWN = 'I support this.\n\nIt is clear.'
const QUOTE = '> We propose to adopt it.\n> Do you agree?'

const ATTRIBUTIONS = [
  'On Sat, 21 Nov 2026 at 10:12, Amal <amal@example.org> wrote:',
  'On 21/11/2026 10:12, Amal wrote:',
  'On Sat, Nov 21, 2026 at 10:12 AM Amal Haddad via List\n<list@lists.example.org> wrote:',
  'Le sam. 21 nov. 2026 à 10:12, Amal <amal@example.org> a écrit :',
  'Le 21/11/2026 à 10:12, Amal a écrit\u00a0:',
  'El sáb, 21 nov 2026 a las 10:12, Amal (<amal@example.org>) escribió:',
  'Em sáb., 21 de nov. de 2026 às 10:12, Amal <amal@example.org> escreveu:',
  'A 21/11/2026, Amal escreveu:',
  'сб, 21 нояб. 2026 г. в 10:12, Амаль <amal@example.org>:\nАмаль <amal@example.org> пишет:',
  '21.11.2026 10:12, Амаль пишет:',
  'Амаль <amal@example.org> писал(а) 21.11.2026:',
  '21 ноября 2026 г., в 10:12, Амаль <amal@example.org> написал(а):',
  '2026年11月21日 10:12,阿玛尔 <amal@example.org> 写道:',
  '在 2026-11-21 10:12:00,"Amal" <amal@example.org> 写道:',
  'Amal <amal@example.org> 於 2026年11月21日 週六 上午10:12寫道:',
  'في السبت، ٢١ نوفمبر ٢٠٢٦ في ١٠:١٢ ص، كتب أمل <amal@example.org>:',
  'بتاريخ 21/11/2026، كتب أمل:',
  'أمل <amal@example.org> كتبت:',
  'في السبت، ٢١ نوفمبر ٢٠٢٦ في ٦:٥٥ م تمت كتابة ما يلي بواسطة ' +
    '\u202aAmal\u202c <\u202aamal@example.org\u202c\u200f>:',
  '\u200fفي ٢١ نوفمبر ٢٠٢٦، الساعة ٦:٥٥ م، كتب/كتبت Amal <amal@example.org>:',
  'сб, 21 нояб. 2026 г. в 18:55, Amal <amal@example.org>:',
  'Суббота, 21 ноября 2026, 18:55 +03:00 от Amal <amal@example.org>:',
  '21.11.2026, 18:55, "Amal" <amal@example.org>:',
  'At 2026-11-21 18:55:12, "Amal" <amal@example.org> wrote:',
  'Às 18:55 de 21/11/2026, Amal escreveu:',
]

test.each(ATTRIBUTIONS)('words above “%s” are the writer’s, what follows is quoted', (line) => {
  expect(ownWords(`${OWN}\n\n${line}\n\n${QUOTE}\n`)).toEqual({
    text: OWN,
    quotes: true,
    interleaved: false,
  })
  // As phones do it: nothing is marked.
  expect(ownWords(`${OWN}\n\n${line}\n\nWe propose to adopt it.`).text).toBe(OWN)
  // Written below what is quoted.
  expect(ownWords(`${line}\n${QUOTE}\n\n${OWN}`)).toMatchObject({ text: OWN, interleaved: false })
})

const OLD_MESSAGES = [
  '-----Original Message-----\nFrom: Amal',
  '________________________________\nFrom: Amal <amal@example.org>\nSent: Saturday',
  'From: Amal <amal@example.org>\nSent: Saturday, 21 November 2026 10:12\nTo: List',
  'De : Amal <amal@example.org>\nEnvoyé : samedi 21 novembre 2026 10:12\nÀ : Liste',
  'De: Amal\nEnviado el: sábado, 21 de noviembre de 2026\nPara: Lista',
  'De: Amal\nEnviado: 21 de novembro de 2026\nPara: Lista',
  'От: Амаль <amal@example.org>\nОтправлено: 21 ноября 2026 г.\nКому: список',
  '发件人: Amal\n发送时间: 2026年11月21日\n收件人: 列表',
  'من: أمل\nتاريخ الإرسال: ٢١ نوفمبر\nإلى: القائمة',
  'من: أمل\nتم الإرسال: ٢١ نوفمبر\nإلى: القائمة',
  '\u200f\u200fمن: أمل\n\u200f\u200fتاريخ الإرسال: ٢١ نوفمبر\n\u200f\u200fإلى: القائمة',
  'De: Amal\nEnviada em: sábado, 21 de novembro de 2026\nPara: Lista',
  '原始邮件\n\n发件人：Amal <amal@example.org>\n发件时间：2026年11月21日',
  '-----邮件原件-----\n发件人: Amal',
  '-----Message d’origine-----\nDe : Amal',
  '-----Mensaje original-----\nDe: Amal',
  '-----Mensagem original-----\nDe: Amal',
  '-------- Исходное сообщение --------\nОт: Амаль',
  '------------------ 原始邮件 ------------------\n发件人: Amal',
  '-----الرسالة الأصلية-----\nمن: أمل',
]

test.each(OLD_MESSAGES)('nothing from “%s” on is the writer’s', (block) => {
  const own = ownWords(`${OWN}\n\n${block}\n\nWe propose to adopt it.`)
  expect(own).toEqual({ text: OWN, quotes: true, interleaved: false })
})

const SIGNATURES = [
  '-- \nAmal Haddad\nExample Institute',
  '--\nAmal',
  'Sent from my iPhone',
  'Get Outlook for Android',
  'Envoyé de mon iPhone',
  'Envoyé depuis mon téléphone',
  'Enviado desde mi iPhone',
  'Enviado do meu iPhone',
  'Отправлено с iPhone',
  'Отправлено из мобильной Почты',
  '发自我的iPhone',
  'أُرسلت من الـ iPhone',
  'Получить Outlook для Android<https://aka.ms/x>',
  '获取 Outlook for Android<https://aka.ms/x>',
  '获取适用于 Android 的 Outlook<https://aka.ms/x>',
  '从我的 Galaxy 发送',
  'الحصول على Outlook لـ Android<https://aka.ms/x>',
  'Sent with Proton Mail secure email.',
]

test.each(SIGNATURES)('the signature “%s” is left out, and is no quote', (signature) => {
  const own = ownWords(`${OWN}\n\n${signature}\n`)
  expect(own).toEqual({ text: OWN, quotes: false, interleaved: false })
})

const SENTENCES = [
  'On the whole I agree with what she wrote:',
  'On Monday we meet. Nobody wrote that down.',
  'Le texte dit ce que le groupe a écrit.',
  'From: here it goes downhill.\nThen it ends.',
  'De acuerdo: adelante.',
  'Он пишет хорошо.',
  '我同意他写道的内容。',
  'كتب الفريق نصًا واضحًا.',
  'The score is 3 > 2.',
  'Sent it yesterday.',
  'At 10 the group met, and this is what it wrote:',
  'أرسلت لكم النص أمس.',
  'Write before 18:55 to Amal <amal@example.org>:',
  '-- this is a dash, not an end',
]

test.each(SENTENCES)('“%s” is a sentence, and stays', (sentence) => {
  expect(ownWords(`${sentence}\n\nMore.`).text).toBe(`${sentence}\n\nMore.`)
})

test('answers between quotes stay, and are known to need them', () => {
  const own = ownWords(`${ATTRIBUTIONS[0]}\n> First?\nYes.\n> Second?\nNo.\n> Third?\n`)
  expect(own).toEqual({ text: 'Yes.\nNo.', quotes: true, interleaved: true })
})

test('whatever is written, nothing is added and no line of a plain text is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const own = ownWords(text).text
      const lines = text.replace(/\r\n?/g, '\n').split('\n')
      return own.split('\n').every((line) => lines.some((one) => one.includes(line)))
    }),
  )
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,9} [a-z]{1,9}$/), { minLength: 1 }),
      (lines) => {
        const text = lines.filter((line) => !/^(sent|get)/.test(line)).join('\n')
        return ownWords(text).text === text
      },
    ),
  )
})
