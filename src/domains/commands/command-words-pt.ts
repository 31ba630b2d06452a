/** The Portuguese words of commands. */
import type { LanguageWords } from './command-words.ts'

export const PORTUGUESE = {
  support: 'apoio|apoiamos|apoiar|apoia|a favor|sou a favor|somos a favor|favoravel|sou favoravel',
  accept:
    'aceito|aceitamos|aceitar|aceita|posso aceitar|pode aceitar|podemos aceitar|aceitavel' +
    '|posso viver com isso|consigo aceitar|posso aceita lo|posso aceita la',
  reserve:
    'reserva|reservo|reservamos|reservar|me reservo|reservo posicao|reservo minha posicao' +
    '|reservo a minha posicao|reservamos nossa posicao|reserva de posicao',
  none: 'sem posicao|nenhuma posicao|nao tenho posicao|nao tomo posicao|sem posicionamento',
  object:
    'objecao|objeto|objetamos|objetar|objeta|oponho|me oponho|oponho me|nos opomos|contra' +
    '|sou contra|tenho uma objecao|apresento uma objecao',
  objecting: 'me oponho|oponho me|nos opomos|eu objeto|tenho uma objecao|opomo nos|objetamos',
  satisfied:
    'satisfeito|satisfeita|fico satisfeito|fico satisfeita|estou satisfeito|me satisfaz' +
    '|estou satisfeita|aceito resposta|aceito a resposta|aceitamos a resposta' +
    '|a resposta me satisfaz|sim fico satisfeito|sim fico satisfeita' +
    '|dou me por satisfeito|dou me por satisfeita',
  maintain:
    'mantenho|mantemos|manter|a mantenho|eu a mantenho|mantenho objecao|insisto' +
    '|mantenho minha objecao|mantenho a minha objecao|mantenho a objecao' +
    '|mantemos nossa objecao|nao satisfeito|nao estou satisfeito|nao estou satisfeita' +
    '|nao me satisfaz|nao fico satisfeito|nao fico satisfeita',
  yes: 'sim|a favor|favoravel',
  no: 'nao|contra',
  abstain: 'abstencao|me abstenho|abstenho me|abstenho|abster me|nos abstemos',
  second: 'secundo|apoio|apoiamos|secundar|assino|assinar|subscrevo|subscrever|endosso',
  done: 'feito|feita|esta feito|esta feita|ja fiz|terminado|terminada|concluido|concluida',
  join:
    'participar|aderir|entrar|inscrever me|me inscrever|inscricao|juntar me|me juntar' +
    '|adiro|quero participar|participo|entrar no grupo',
  leave: 'sair|deixar|abandonar|saio|me retiro|retirar me|quero sair',
  stop:
    'parar|cancelar inscricao|cancelar a inscricao|cancelar assinatura|chega|stop' +
    '|descadastrar|nao quero mais mensagens|nao quero mais e mails|sem mais mensagens' +
    '|pare de enviar mensagens|pare|cancelar|nao enviar mais|me descadastrar' +
    '|parem de enviar e mails',
  digest: 'resumo|digest|correio|e mail|e mails|mensagens|boletim|resumos|email|emails',
  now: 'de imediato|imediato|imediatamente|cada mensagem|agora|na hora|logo',
  daily: 'diario|diariamente|cada dia|todos os dias|por dia|uma vez por dia|todo dia',
  weekly: 'semanal|semanalmente|cada semana|toda semana|todas as semanas|por semana',
  needs:
    'so o que precisa de mim|o que precisa de mim|so o necessario|o necessario' +
    '|so o essencial|apenas o que precisa de mim|apenas o necessario',
  status:
    'estado|situacao|status|estado atual|como esta o processo|em que ponto estamos' +
    '|andamento|estado do processo|situacao atual|como esta',
  help: 'ajuda|ajude me|me ajude|comandos|o que posso fazer|o que posso fazer aqui|instrucoes',
  confirm: 'confirmo|confirmar|confirmado|fui eu|sim fui eu|sou eu|era eu|confirmada|confirmacao',
  agree:
    'concordo|de acordo|estou de acordo|sim concordo|concordamos|eu concordo|estamos de acordo',
  interest:
    'interesses|declaracao de interesses|interesse|declarar interesses' +
    '|declaro meus interesses|declarar meus interesses|meus interesses',
  vote: 'voto|votos|votar|meu voto|o meu voto|votamos|votacao|meu voto e|vota',
  on:
    'sobre|em|na questao|no ponto|sobre o ponto|sobre a questao|questao|ponto|numero' +
    '|na pergunta|na|no|sobre a|sobre o|pergunta|no item|item',
  until:
    'ate|ate o|ate o dia|ate ao|ate ao dia|ate dia|a espera de instrucoes ate|antes de' +
    '|aguardando instrucoes ate|a aguardar instrucoes ate|ao|o',
  because: 'porque|pois|ja que|uma vez que|dado que|devido a',
  not: 'nao|nem|nunca|jamais|sem|tampouco|nenhum|nenhuma|nada|impossivel',
  unless:
    'se|salvo|mas|exceto|desde que|a condicao|apenas|so|somente|no entanto|embora|ou|e' +
    '|porem|parcialmente|em parte|talvez|quando|enquanto|poderia|deveria|apoiaria' +
    '|aceitaria|a menos que|com alteracoes|com reservas|em principio|com condicoes|com' +
    '|menos|quase|sujeito a|contanto que|caso|duvido',
  filler:
    'eu|nos|me|meu|minha|meus|nossa|nosso|o|a|os|as|um|uma|de|do|da|ao|este|esta|isto' +
    '|isso|esse|essa|por favor|favor|obrigado|obrigada|muito obrigado|muito obrigada' +
    '|totalmente|plenamente|fortemente|completamente|absolutamente|muito|proposta|texto' +
    '|chamada|minuta|rascunho|versao|documento|questao|posicao|resposta|opcao|processo' +
    '|grupo|lista|quero|queria|gostaria de|gostaria|desejo|queremos|aqui|me envie' +
    '|envie me|enviar|peticao|tal como esta|consenso|sou|estou|a titulo pessoal' +
    '|pessoalmente|da minha parte|tambem|com prazer|no processo|do processo|que|ele' +
    '|por mim|da|receber|carta|redacao|por|em geral|favor enviar|mesmo|mudar para' +
    '|integralmente',
  thing:
    'proposta|texto|chamada|minuta|rascunho|versao|documento|questao|posicao|resposta' +
    '|processo|peticao|consenso|carta|redacao|tal como esta|isso|isto',
  greeting:
    'ola|oi|bom dia|boa tarde|boa noite|prezado|prezada|prezados|prezadas|caro|cara|caros' +
    '|caras|estimado|estimada',
  closing:
    'atenciosamente|cumprimentos|saudacoes|obrigado|obrigada|muito obrigado' +
    '|muito obrigada|abracos|um abraco|cordialmente|com os melhores cumprimentos|att' +
    '|grato|grata',
  remedy: 'remedio|o que me faria mudar de ideia|solucao|o que peco|o que resolveria',
  days:
    'primeiro|dois|tres|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|catorze' +
    '|quinze|dezesseis|dezessete|dezoito|dezenove|vinte|vinte e um|vinte e dois' +
    '|vinte e tres|vinte e quatro|vinte e cinco|vinte e seis|vinte e sete|vinte e oito' +
    '|vinte e nove|trinta|trinta e um',
  months: [
    'janeiro|jan',
    'fevereiro|fev',
    'marco|mar',
    'abril|abr',
    'maio|mai',
    'junho|jun',
    'julho|jul',
    'agosto|ago',
    'setembro|set',
    'outubro|out',
    'novembro|nov',
    'dezembro|dez',
  ],
  notTypos:
    'terminando|terminar|concluindo|concluir|terminam' +
    '|objetivo|objetos|aceitaria|reservas|estados|mantenha|acento|suporto|suporte|confirma' +
    '|confirme|apoiaria|reservado|assina',
} satisfies LanguageWords
