/** The lines of a form in a mail, as its seven languages may label them. Judges nothing. */
import type { Language } from '../../platform/languages/index.ts'
import type { InterestField } from '../people/index.ts'

export type FormLabel = 'name' | 'organisation' | 'undisclosed' | InterestField

/** The first of each is what our own form says; the labels of the page work too. */
export const FORM_LABELS = {
  en: {
    name: 'Name|My name|Full name',
    organisation: 'Organisation|Organization|Affiliation',
    work: 'Work|Whom you work for|Employer',
    clients: 'Clients|Clients or others you represent in this matter',
    funding: 'Funding|Who pays for your taking part',
    roles: 'Roles|Roles in related bodies',
    finances: 'Finances|Financial interest in the outcome',
    ties: 'Ties|Close ties to those who decide',
    undisclosed: 'Undisclosed party|I act for a party that I do not name',
  },
  fr: {
    name: 'Nom|Mon nom|Nom et prénom',
    organisation: 'Organisation|Organisme',
    work: 'Travail|Pour qui vous travaillez|Employeur',
    clients: 'Clients|Clients ou autres personnes que vous représentez dans cette affaire',
    funding: 'Financement|Qui paie pour votre participation',
    roles: 'Fonctions|Fonctions dans des organes voisins',
    finances: 'Intérêt financier|Intérêt financier dans le résultat',
    ties: 'Liens|Liens étroits avec ceux qui décident',
    undisclosed: 'Partie non nommée|J’agis pour une partie que je ne nomme pas',
  },
  es: {
    name: 'Nombre|Mi nombre|Nombre y apellidos',
    organisation: 'Organización|Entidad',
    work: 'Trabajo|Para quién trabaja|Empleador',
    clients: 'Clientes|Clientes u otros a quienes representa en este asunto',
    funding: 'Financiación|Financiamiento|Quién paga su participación',
    roles: 'Cargos|Cargos en órganos afines',
    finances: 'Interés económico|Interés económico en el resultado',
    ties: 'Vínculos|Vínculos estrechos con quienes deciden',
    undisclosed: 'Parte no nombrada|Actúo por una parte que no nombro',
  },
  ar: {
    name: 'الاسم|اسمي|الاسم الكامل',
    organisation: 'المنظمة|المؤسسة|الجهة',
    work: 'العمل|لمن تعمل|جهة العمل',
    clients: 'العملاء|العملاء أو غيرهم ممن تمثلهم في هذا الأمر',
    funding: 'التمويل|من يدفع تكاليف مشاركتك',
    roles: 'الأدوار|أدوارك في هيئات ذات صلة',
    finances: 'المصلحة المالية|المصلحة المالية في النتيجة',
    ties: 'الصلات|صلات وثيقة بمن يقررون',
    undisclosed: 'طرف غير معلن|أعمل لصالح طرف لا أذكر اسمه',
  },
  zh: {
    name: '姓名|名字|我的名字',
    organisation: '组织|机构|单位|組織',
    work: '工作|您为谁工作|雇主',
    clients: '客户|您在此事中代表的客户或其他人',
    funding: '资助|谁支付您的参与费用|资金',
    roles: '职务|在相关机构中的职务',
    finances: '经济利益|在成果中的经济利益',
    ties: '密切关系|与决定者的密切关系',
    undisclosed: '未具名的当事方|我代表一个不具名的当事方行事',
  },
  ru: {
    name: 'Имя|Моё имя|ФИО|Имя и фамилия',
    organisation: 'Организация|Учреждение',
    work: 'Работа|На кого вы работаете|Место работы',
    clients: 'Клиенты|Клиенты и другие, кого вы представляете в этом деле',
    funding: 'Финансирование|Кто платит за ваше участие',
    roles: 'Роли|Роли в смежных органах',
    finances: 'Денежный интерес|Денежный интерес в итоге',
    ties: 'Связи|Тесные связи с теми, кто решает',
    undisclosed: 'Неназванная сторона|Я действую в интересах стороны, которую не называю',
  },
  pt: {
    name: 'Nome|Meu nome|Nome completo',
    organisation: 'Organização|Entidade',
    work: 'Trabalho|Para quem você trabalha|Empregador',
    clients: 'Clientes|Clientes ou outros que você representa neste assunto',
    funding: 'Financiamento|Quem paga sua participação',
    roles: 'Funções|Funções em órgãos afins',
    finances: 'Interesse financeiro|Interesse financeiro no resultado',
    ties: 'Laços|Laços estreitos com quem decide',
    undisclosed: 'Parte não nomeada|Ajo por uma parte que não nomeio',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<FormLabel, string>>>>

export const YES_WORDS: Readonly<Record<Language, string>> = {
  en: 'yes|true|x',
  fr: 'oui|x',
  es: 'sí|x',
  ar: 'نعم',
  zh: '是|是的',
  ru: 'да|x',
  pt: 'sim|x',
}
