/** The lines of an amendment in a mail, as its seven languages may label them. Judges nothing. */
import type { Language } from '../../platform/languages/index.ts'

export const AMENDMENT_LABELS = [
  'replace',
  'insert',
  'delete',
  'words',
  'reason',
  'version',
] as const
export type AmendmentLabel = (typeof AMENDMENT_LABELS)[number]

/** The first of each is what our own form says. */
export const AMENDMENT_FORM = {
  en: {
    replace: 'Replace clause|Replace paragraph|Change clause',
    insert: 'Insert after clause|New clause after|Add after clause',
    delete: 'Delete clause|Remove clause|Strike clause',
    words: 'Words|New words|Text|New text',
    reason: 'Reason|Why|Because',
    version: 'Version',
  },
  fr: {
    replace: 'Remplacer la clause|Modifier la clause',
    insert: 'Insérer après la clause|Nouvelle clause après|Ajouter après la clause',
    delete: 'Supprimer la clause',
    words: 'Texte|Nouveau texte|Nouveaux mots',
    reason: 'Raison|Motif|Pourquoi',
    version: 'Version',
  },
  es: {
    replace: 'Sustituir la cláusula|Reemplazar la cláusula|Cambiar la cláusula',
    insert: 'Insertar después de la cláusula|Insertar tras la cláusula|Añadir tras la cláusula',
    delete: 'Suprimir la cláusula|Eliminar la cláusula',
    words: 'Texto|Nuevo texto|Nuevas palabras',
    reason: 'Razón|Motivo|Por qué',
    version: 'Versión',
  },
  ar: {
    replace: 'استبدال البند|تغيير البند|استبدل البند',
    insert: 'إدراج بعد البند|إضافة بعد البند|بند جديد بعد البند',
    delete: 'حذف البند|احذف البند',
    words: 'النص|النص الجديد',
    reason: 'السبب|لماذا',
    version: 'الإصدار',
  },
  zh: {
    replace: '替换条款|替换第|修改条款|修改第',
    insert: '插在条款后|在条款后插入|插在第',
    delete: '删除条款|删除第',
    words: '文字|新文字|条文|新条文',
    reason: '理由|原因',
    version: '版本',
  },
  ru: {
    replace: 'Заменить пункт|Изменить пункт',
    insert: 'Вставить после пункта|Новый пункт после пункта|Добавить после пункта',
    delete: 'Исключить пункт|Удалить пункт|Вычеркнуть пункт',
    words: 'Текст|Новый текст|Новые слова',
    reason: 'Причина|Основание|Почему',
    version: 'Версия',
  },
  pt: {
    replace: 'Substituir a cláusula|Alterar a cláusula',
    insert: 'Inserir depois da cláusula|Inserir após a cláusula|Nova cláusula após a cláusula',
    delete: 'Suprimir a cláusula|Eliminar a cláusula|Excluir a cláusula',
    words: 'Texto|Novo texto|Novas palavras',
    reason: 'Razão|Motivo|Porquê|Por quê',
    version: 'Versão',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<AmendmentLabel, string>>>>
