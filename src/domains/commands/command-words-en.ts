/** The English words of commands. */
import type { LanguageWords } from './command-words.ts'

export const ENGLISH = {
  support: 'support|supports|supported|in favour|in favor|be in favour|am in favour|am in favor',
  accept:
    'accept|accepts|accepted|can accept|acceptable|can live with|can live with it' +
    '|is acceptable|could live with it|able to accept',
  reserve: 'reserve|reserves|reserve position|reserve my position|reserve our position',
  none:
    'no position on this|have no position on this|no position|none|have no position' +
    '|take no position|without position|without a position',
  object: 'object|objection|objecting|objects|have an objection|raise an objection|oppose|opposed',
  objecting: 'i object|we object|object to|i oppose|we oppose|i am opposed|i must object',
  satisfied:
    'satisfied with the answer|am satisfied with the answer|satisfied with it|satisfied' +
    '|am satisfied|accept answer|accept the answer|accept this answer|accept your answer' +
    '|settled|answer settles it|the answer settles it|yes satisfied|accept the response',
  maintain:
    'not satisfied with the answer|am not satisfied with the answer|maintain|maintained' +
    '|maintain it|maintain objection|maintain my objection|not satisfied' +
    '|maintain our objection|maintain the objection|am not satisfied|still object|uphold' +
    '|insist|are not satisfied|stand by my objection',
  yes: 'yes|aye|in favour|in favor|for|yea|yep',
  no: 'no|nay|against|nope',
  abstain: 'abstain|abstention|abstaining',
  second:
    'second|support|in favour|in favor|seconded|seconding|second it|second this|sign' +
    '|sign it|sign this|cosign',
  done:
    'done|is done|completed|finished|all done|have done|has been done|have completed' +
    '|have finished',
  join: 'join|join in|subscribe|take part|want to take part|participate|become a participant',
  leave:
    'leave|quit|sign off|signoff|leave list|leave process|leave the process' +
    '|leave this process',
  stop:
    'stop|unsubscribe|stop mail|stop mails|stop email|stop emails|no more mail' +
    '|no more mails|no more emails|stop sending me mail|stop sending mail|stop all mail' +
    '|stop mailing me|remove me|no mail|no email|stop sending me emails' +
    '|stop sending me mails|unsubscribe me|take me off|nothing more',
  digest: 'digest|digests|mail|mails|email|emails|summary|set digest|receive mail',
  now: 'now|at once|immediately|instant|every message|each message|right away|as it happens',
  daily: 'daily|every day|each day|once a day|day',
  weekly: 'weekly|every week|each week|once a week|week',
  needs: 'needs|only what needs me|what needs me|only needs|needs me|only needs me',
  status:
    'status|state of play|state of things|state|where are we|overview|where things stand' +
    '|where do we stand|what is the status|what is the state of play|whats the status',
  help: 'help|commands|what can i do|what can i do here|how does this work|instructions|help me',
  confirm: 'confirm|confirmed|yes that was me|that was me|it was me|yes it was me|yes confirm',
  agree: 'agree|agreed|i agree|agree to it|agree to them|agree to this|yes i agree',
  interest:
    'interest|interests|statement of interest|declare interest|declare interests' +
    '|declare my interest|declare my interests|declaration of interest|my interests',
  vote: 'vote|votes|voting|i vote|my vote|ballot|vote is|my vote is|cast my vote',
  on: 'on|on question|on item|on number|on no|on point|for question|for item|question|item',
  until:
    'until|till|til|untill|to|up to|until the end of|by|awaiting instructions until' +
    '|pending instructions until|waiting for instructions until',
  because: 'because|since|as|given that|due to',
  not:
    'not|no|don t|dont|do not|never|cannot|can t|cant|can not|won t|wont|neither|nor' +
    '|without|isn t|am not|no longer|nobody|nothing|hardly|unable|didn t|did not|doesn t' +
    '|does not|none',
  unless:
    'if|unless|provided|providing|but|except|only|however|although|though|subject to|when' +
    '|once|as long as|assuming|on condition|conditional|conditionally|partly|partially|or' +
    '|and|in part|otherwise|whether|maybe|perhaps|might|may|would|could|should|almost' +
    '|nearly|until we|yet|depending|apart from|with changes|with a change|with the change' +
    '|with conditions|in principle|with reservations|with|with caveats|tend to|instead of' +
    '|rather than|unsure|undecided|soon',
  filler:
    'i|we|my|our|the|a|an|this|that|it|its|of|to|in|for me|for us|me|us|please|pls|kindly' +
    '|thanks|thank you|many thanks|with thanks|fully|strongly|wholeheartedly|totally' +
    '|completely|definitely|very much|also|hereby|gladly|proposal|text|call|draft|version' +
    '|document|issue|question|position|answer|response|choice|am|is|want to|would like to' +
    '|wish to|want|would like|like to|personally|as proposed|as is|as it stands' +
    '|as drafted|really|send|show|give|process|group|list|working group|here|now please' +
    '|just|set|change|petition|do|so|again|could you please|could you|can you' +
    '|change it to|from me|all|both|colleagues|chair|your|s|ok|okay|well' +
    '|speaking for myself|speaking personally|in my personal capacity|the chair|wording' +
    '|charter|id like to|i d like to|let me|i m|im|one|current|as written|consensus|get' +
    '|receive|in a',
  thing:
    'proposal|text|call|draft|version|document|issue|question|position|answer|process' +
    '|petition|it|as is|wording|charter|consensus',
  greeting: 'hello|hi|dear|hey|good morning|good afternoon|good evening|greetings|dear all',
  closing:
    'best regards|kind regards|regards|best|best wishes|yours sincerely|sincerely|cheers' +
    '|thanks|thank you|many thanks|with kind regards|warm regards|thanks in advance|yours',
  remedy:
    'remedy|remedy sought|what would change my mind|what would settle it|solution' +
    '|proposed fix|what i ask for|instead',
  days:
    'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth' +
    '|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth' +
    '|twentieth|twenty first|twenty second|twenty third|twenty fourth|twenty fifth' +
    '|twenty sixth|twenty seventh|twenty eighth|twenty ninth|thirtieth|thirty first',
  months: [
    'january|jan',
    'february|feb',
    'march|mar',
    'april|apr',
    'may',
    'june|jun',
    'july|jul',
    'august|aug',
    'september|sept|sep',
    'october|oct',
    'november|nov',
    'december|dec',
  ],
  notTypos:
    'finishes|completes|complete|completing' +
    '|objet|objeto|objects|accent|supporter|supporters|supporte|resolve|reverse|deserve' +
    '|abstract|ascent|accepter|stating|statute|states|statue|maintains|confirms|conform' +
    '|confirma|confirme|confirmo|weakly|reserved|reserva|seconds|seconde|joined',
} satisfies LanguageWords
