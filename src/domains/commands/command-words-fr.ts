/** The French words of commands. */
import type { LanguageWords } from './command-words.ts'

export const FRENCH = {
  support:
    'soutiens|soutien|soutient|soutenons|soutenir|appuie|appuyons|appui|suis favorable' +
    '|favorable|suis pour|sommes favorables|je suis en faveur|en faveur',
  accept:
    'accepte|acceptons|accepter|peux accepter|peut accepter|pouvons accepter' +
    '|peux l accepter|peux vivre avec|acceptable|puis accepter|acceptation' +
    '|pouvons l accepter',
  reserve:
    'reserve|reservons|reserver|reserve position|reserve ma position' +
    '|reserve notre position|reservons notre position|me reserve',
  none:
    'sans position|aucune position|pas de position|n ai pas de position|sans avis' +
    '|ne prends pas position|ne prends aucune position',
  object:
    'objection|objecte|objections|oppose|opposition|objecter|m oppose|s oppose|opposons' +
    '|contre|suis contre|ai une objection',
  objecting: 'je m oppose|nous nous opposons|j objecte|je suis oppose|j ai une objection',
  satisfied:
    'satisfait|satisfaite|suis satisfait|suis satisfaite|cela me satisfait|me satisfait' +
    '|accepte reponse|accepte la reponse|j accepte la reponse|accepte votre reponse' +
    '|reponse acceptee|la reponse me satisfait|la reponse me convient|satisfaits' +
    '|sommes satisfaits|oui satisfait',
  maintain:
    'maintiens|maintenons|maintenir|la maintiens|maintiens objection' +
    '|maintiens mon objection|maintenons notre objection|non je la maintiens' +
    '|pas satisfait|pas satisfaite|ne suis pas satisfait|ne suis pas satisfaite' +
    '|ne me satisfait pas|persiste|maintenue',
  yes: 'oui|pour|en faveur|favorable',
  no: 'non|contre|defavorable',
  abstain: 'abstention|abstiens|m abstiens|abstenir|nous abstenons|abstenons',
  second: 'appuie|soutiens|soutien|seconde|cosigne|signe|je signe|co signe|appui',
  done: 'fait|faite|c est fait|est fait|l ai fait|l avons fait|accompli|accomplie',
  join:
    'rejoindre|adherer|participer|m inscrire|inscrire|inscription|rejoins|adhere' +
    '|participe|devenir participant|devenir participante|m inscris',
  leave: 'quitter|quitter le processus|quitte le processus|partir|quitte|me retirer|me retire',
  stop:
    'stop|arret|arreter|desabonner|me desabonner|desabonnement|desinscrire|me desinscrire' +
    '|plus de courrier|plus de mail|plus de mails|plus d e mails|desabonnez moi' +
    '|desinscription|ne plus recevoir|ne plus recevoir de courrier' +
    '|ne plus recevoir de mails|desinscrivez moi',
  digest: 'resume|digest|courrier|courriels|mails|mail|recapitulatif|bulletin|e mails|courriel',
  now: 'tout de suite|immediat|immediatement|chaque message|maintenant|au fur et a mesure',
  daily: 'quotidien|quotidienne|chaque jour|tous les jours|par jour|une fois par jour|journalier',
  weekly: 'hebdomadaire|chaque semaine|toutes les semaines|par semaine|une fois par semaine',
  needs:
    'seulement ce qui me demande quelque chose|ce qui me demande quelque chose' +
    '|le necessaire|seulement le necessaire|l essentiel|seulement l essentiel',
  status:
    'etat|statut|etat des lieux|ou en est on|ou en sommes nous|point de situation' +
    '|situation|ou en est le processus|l etat des lieux|etat d avancement',
  help: 'aide|aidez moi|commandes|que puis je faire|que puis je faire ici|mode d emploi|a l aide',
  confirm:
    'confirme|confirmer|confirmation|je confirme|c est moi|c etait moi|c etait bien moi' +
    '|oui c est moi|c est bien moi|confirmons|oui c etait moi|confirme que c est moi',
  agree: 'd accord|suis d accord|approuve|j approuve|oui d accord|en suis d accord|sommes d accord',
  interest: 'interets|declaration d interets|interet|declarer mes interets|declare mes interets',
  vote: 'vote|votes|voter|votons|mon vote|scrutin|bulletin|mon vote est|le vote',
  on: 'sur|sur la question|sur le point|a la question|au point|sur le numero|question|point|numero',
  until:
    'jusqu au|jusqu a|jusque|jusqu|jusqu en|d ici le|d ici au|d ici|au|avant le' +
    '|en attente d instructions jusqu au|dans l attente d instructions jusqu au|le',
  because: 'parce que|parce qu|car|puisque|puisqu|etant donne que|vu que',
  not: 'ne|n|pas|non|jamais|aucun|aucune|sans|ni|plus|guere|nullement|impossible',
  unless:
    'si|s il|sauf|mais|a condition|sous reserve|pourvu|seulement|cependant|toutefois|ou' +
    '|et|excepte|partiellement|en partie|peut etre|quand|lorsque|tant que|pourrais' +
    '|devrais|serais|avec des changements|avec reserves|avec des reserves|en principe' +
    '|plutot|avec|hormis|presque|dans la mesure ou|soutiendrais|accepterais|hesite' +
    '|moyennant|bien que|quoique',
  filler:
    'je|j|nous|me|m|mon|ma|mes|notre|le|la|les|l|un|une|des|de|du|d|a|au|ce|cet|cette|ces' +
    '|ca|cela|suis|sommes|est|il|s il vous plait|svp|merci|merci beaucoup|merci d avance' +
    '|s vous plait|fortement|pleinement|entierement|tout a fait|totalement|vivement' +
    '|absolument|volontiers|proposition|texte|appel|projet|version|document|question' +
    '|position|reponse|choix|processus|groupe|liste|veux|voudrais|souhaite|souhaiterais' +
    '|desire|aimerais|par la presente|bien|aussi|ici|envoyez moi|envoyer|petition' +
    '|tel quel|telle quelle|en l etat|consensus|y|en|charte|a titre personnel' +
    '|pour ma part|pour moi|nommement|egalement|bonjour|recevoir|veuillez|par|demande a' +
    '|vouloir|mettre|passer|une fois|votre|vous|voulons|personnellement|redaction',
  thing:
    'proposition|texte|appel|projet|version|document|question|position|reponse|processus' +
    '|petition|consensus|charte|redaction|tel quel|telle quelle|en l etat|ca|cela',
  greeting: 'bonjour|bonsoir|salut|cher|chere|chers|cheres|madame|monsieur|mesdames|coucou',
  closing:
    'cordialement|bien cordialement|merci|merci beaucoup|bien a vous|salutations|amities' +
    '|merci d avance|sincerement|meilleures salutations|respectueusement|a bientot' +
    '|bonne journee',
  remedy: 'remede|ce qui me ferait changer d avis|solution|ce que je demande|ce qui reglerait tout',
  days:
    'premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze' +
    '|quinze|seize|dix sept|dix huit|dix neuf|vingt|vingt et un|vingt deux|vingt trois' +
    '|vingt quatre|vingt cinq|vingt six|vingt sept|vingt huit|vingt neuf|trente' +
    '|trente et un',
  months: [
    'janvier|janv',
    'fevrier|fevr|fev',
    'mars',
    'avril|avr',
    'mai',
    'juin',
    'juillet|juil',
    'aout',
    'septembre|sept',
    'octobre|oct',
    'novembre|nov',
    'decembre|dec',
  ],
  notTypos:
    'objectif|accepterais|soutenait|opposer|reservation|reserves|statue|statuts|maintien' +
    '|maintient|confirma|secondes|signes|accepté|acceptera',
} satisfies LanguageWords
