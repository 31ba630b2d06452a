/**
 * Mails as people write them, and what a person who reads them understands. Written before the
 * words of commands were tuned to them; quotes and signatures are cut by `ownWords` first.
 */
import type { Language } from '../../platform/languages/index.ts'
import type { AboutKind } from './command.ts'

/**
 * `position support`, `reserve 7-3`, `vote yes 3`, `object`, …; `words` is a message to others;
 * `no act` is nothing that could be recorded: words, or an answer that asks again.
 */
export type Case = readonly [Language, AboutKind, mail: string, understood: string]

/** What a program puts below an answer: to act on it would be to act on another’s words. */
export const QUOTE = {
  en:
    '\n\nOn Sat, 21 Nov 2026 at 10:12, Amal <amal@example.org> wrote:\n> Do you object, ' +
    'or support?\n> vote no',
  fr:
    '\n\nLe sam. 21 nov. 2026 à 10:12, Amal <amal@example.org> a écrit :\n> Je m’oppose' +
    '\n> contre',
  es:
    '\n\nEl sáb, 21 nov 2026 a las 10:12, Amal (<amal@example.org>) escribió:\n> Me ' +
    'opongo\n> no',
  ar: '\n\nفي السبت، ٢١ نوفمبر ٢٠٢٦ في ١٠:١٢ ص، كتب أمل <amal@example.org>:\n> أعترض\n> لا',
  zh: '\n\n2026年11月21日 10:12,阿玛尔 <amal@example.org> 写道:\n> 反对\n> 否',
  ru: '\n\n21.11.2026 10:12, Амаль пишет:\n> Возражаю\n> против',
  pt:
    '\n\nEm sáb., 21 de nov. de 2026 às 10:12, Amal <amal@example.org> escreveu:\n> Me ' +
    'oponho\n> não',
} as const satisfies Record<Language, string>

export const ENGLISH: readonly Case[] = [
  ['en', 'call', 'Support', 'position support'],
  ['en', 'call', 'support' + QUOTE.en, 'position support'],
  ['en', 'call', 'I fully support this proposal.\n\nBest regards,\nAmal', 'position support'],
  [
    'en',
    'call',
    'Hi all,\n\nWe support the text as drafted.\n\n-- \nJo\nExample Inc',
    'position support',
  ],
  ['en', 'call', 'SUPPORT!!!\n\nSent from my iPhone', 'position support'],
  ['en', 'call', 'I suport this', 'position support'],
  ['en', 'call', 'supprot, thanks', 'position support'],
  ['en', 'call', 'Yes, I support this.', 'position support'],
  ['en', 'call', 'Support because the clause is clear now', 'position support'],
  ['en', 'call', 'Dear chair, I support the draft: it is short and fair.', 'position support'],
  ['en', 'call', 'I am in favour of this.', 'position support'],
  ['en', 'call', 'My position: support', 'position support'],
  ['en', 'call', 'accept', 'position accept'],
  ['en', 'call', 'I can accept this, please', 'position accept'],
  ['en', 'call', 'I can live with it.\nIt is not my first choice.' + QUOTE.en, 'position accept'],
  ['en', 'call', 'acept', 'position accept'],
  ['en', 'call', 'reserve until 3 July', 'reserve 7-3'],
  ['en', 'call', 'We reserve our position until July 3rd, 2027', 'reserve 2027-7-3'],
  ['en', 'call', 'Reserve until 2027-07-03. Our ministry decides then.', 'reserve 2027-7-3'],
  ['en', 'call', 'reserve till the third of July', 'reserve 7-3'],
  ['en', 'call', 'reserve', 'reserve'],
  ['en', 'call', 'no position', 'position none'],
  ['en', 'call', 'I have no position on this', 'position none'],
  ['en', 'call', 'object: the fee shuts out small operators', 'object'],
  [
    'en',
    'call',
    'I object to clause 3: the fee shuts out small operators.\nRemedy: exempt them.',
    'object',
  ],
  ['en', 'call', 'Objection - the fee is too high\n\nKind regards\nJo', 'object'],
  ['en', 'objection', 'satisfied', 'accept-answer'],
  ['en', 'objection', 'I am satisfied with the answer, thank you', 'accept-answer'],
  ['en', 'objection', 'I accept the answer.' + QUOTE.en, 'accept-answer'],
  ['en', 'objection', 'maintain', 'maintain'],
  ['en', 'objection', 'I maintain my objection: the answer says nothing of fees', 'maintain'],
  ['en', 'objection', 'Not satisfied.', 'maintain'],
  ['en', 'ballot', 'yes', 'vote yes'],
  ['en', 'process', 'vote yes on 3', 'vote yes 3'],
  ['en', 'ballot', 'Vote yes on 3', 'vote yes 3'],
  ['en', 'ballot', 'I vote no on question 2.' + QUOTE.en, 'vote no 2'],
  ['en', 'ballot', 'Abstain\n\nSent from my iPad', 'vote abstain'],
  ['en', 'ballot', 'My vote is yes', 'vote yes'],
  ['en', 'issue', 'second', 'second'],
  ['en', 'issue', 'I second this', 'second'],
  ['en', 'petition', 'Seconded.', 'second'],
  ['en', 'process', 'join', 'join'],
  ['en', 'front', 'Hello, I would like to join the group please\n\nAmal', 'join'],
  ['en', 'process', 'leave', 'leave'],
  ['en', 'process', 'I want to leave the process', 'leave'],
  ['en', 'thread', 'unsubscribe', 'stop'],
  ['en', 'thread', 'STOP\n\nSent from my iPhone', 'stop'],
  ['en', 'thread', 'digest weekly', 'digest weekly'],
  ['en', 'digest', 'Send me the digest every day, please', 'digest daily'],
  ['en', 'front', 'help', 'help'],
  ['en', 'front', 'Hi,\nhelp please\n\nThanks\nAmal', 'help'],
  ['en', 'process', 'status?', 'status'],
  ['en', 'process', 'What is the state of play?', 'status'],
  ['en', 'pending', 'confirm', 'confirm'],
  ['en', 'pending', 'Yes, that was me' + QUOTE.en, 'confirm'],
  ['en', 'pending', 'I agree', 'agree'],
  [
    'en',
    'front',
    'Name: Amal Haddad\nOrganisation: Example Institute\nWork: Example Institute\nFunding: none',
    'interest',
  ],
]

export const FRENCH: readonly Case[] = [
  ['fr', 'call', 'Soutiens', 'position support'],
  ['fr', 'call', 'Je soutiens cette proposition.' + QUOTE.fr, 'position support'],
  [
    'fr',
    'call',
    'Bonjour,\n\nNous soutenons le texte en l’état.\n\nCordialement,\nÉlodie',
    'position support',
  ],
  ['fr', 'call', 'je soutien', 'position support'],
  ['fr', 'call', 'support', 'position support'],
  ['fr', 'call', 'J’accepte', 'position accept'],
  ['fr', 'call', 'Je peux accepter, merci.', 'position accept'],
  ['fr', 'call', 'j’acepte', 'position accept'],
  ['fr', 'call', 'Je réserve ma position jusqu’au 3 juillet', 'reserve 7-3'],
  ['fr', 'call', 'réserve jusqu’au 03/07/2027', 'reserve 2027-7-3'],
  ['fr', 'call', 'Réserve jusqu’au trois juillet', 'reserve 7-3'],
  ['fr', 'call', 'Sans position', 'position none'],
  ['fr', 'call', 'Objection : les frais excluent les petits opérateurs', 'object'],
  ['fr', 'call', 'Je m’oppose à l’article 3 : les frais sont trop élevés.', 'object'],
  ['fr', 'objection', 'Satisfaite, merci.' + QUOTE.fr, 'accept-answer'],
  ['fr', 'objection', 'Non, je la maintiens', 'maintain'],
  ['fr', 'objection', 'Je maintiens mon objection', 'maintain'],
  ['fr', 'ballot', 'Je vote oui sur 3', 'vote yes 3'],
  ['fr', 'ballot', 'Contre', 'vote no'],
  ['fr', 'ballot', 'Abstention\n\nEnvoyé de mon iPhone', 'vote abstain'],
  ['fr', 'issue', 'J’appuie', 'second'],
  ['fr', 'process', 'Je voudrais rejoindre le groupe, s’il vous plaît', 'join'],
  ['fr', 'thread', 'me désabonner', 'stop'],
  ['fr', 'digest', 'résumé hebdomadaire', 'digest weekly'],
  ['fr', 'process', 'Où en est-on ?', 'status'],
  ['fr', 'front', 'Aide', 'help'],
  ['fr', 'pending', 'Oui, c’est moi', 'confirm'],
  ['fr', 'pending', 'D’accord', 'agree'],
]

export const SPANISH: readonly Case[] = [
  ['es', 'call', 'Apoyo', 'position support'],
  ['es', 'call', 'Apoyamos la propuesta.' + QUOTE.es, 'position support'],
  [
    'es',
    'call',
    'Hola a todos:\n\nApoyo plenamente el texto.\n\nSaludos\nJuan',
    'position support',
  ],
  ['es', 'call', 'Estoy a favor', 'position support'],
  ['es', 'call', 'Acepto', 'position accept'],
  ['es', 'call', 'Puedo aceptar el texto, gracias', 'position accept'],
  ['es', 'call', 'reserva hasta el 3 de julio', 'reserve 7-3'],
  ['es', 'call', 'Reservo mi posición hasta el tres de julio de 2027', 'reserve 2027-7-3'],
  ['es', 'call', 'Sin posición', 'position none'],
  ['es', 'call', 'Objeción: la tasa excluye a los pequeños', 'object'],
  ['es', 'call', 'Me opongo a la cláusula 3: la tasa es alta', 'object'],
  ['es', 'objection', 'Sí, quedo conforme', 'accept-answer'],
  ['es', 'objection', 'No, la mantengo.', 'maintain'],
  ['es', 'ballot', 'Voto sí en la pregunta 3', 'vote yes 3'],
  ['es', 'ballot', 'No' + QUOTE.es, 'vote no'],
  ['es', 'ballot', 'Me abstengo', 'vote abstain'],
  ['es', 'issue', 'Secundo', 'second'],
  ['es', 'process', 'Quiero participar en el proceso', 'join'],
  ['es', 'thread', 'darme de baja', 'stop'],
  ['es', 'digest', 'resumen diario', 'digest daily'],
  ['es', 'process', '¿En qué punto estamos?', 'status'],
  ['es', 'front', 'Ayuda por favor', 'help'],
  ['es', 'pending', 'Estoy de acuerdo', 'agree'],
]
