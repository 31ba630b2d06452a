/** The Spanish words of commands. */
import type { LanguageWords } from './command-words.ts'

export const SPANISH = {
  support: 'apoyo|apoyamos|apoyar|apoya|a favor|respaldo|respaldamos|estoy a favor|estamos a favor',
  accept:
    'acepto|aceptamos|aceptar|acepta|puedo aceptar|puedo aceptarlo|puede aceptar' +
    '|podemos aceptar|podemos aceptarlo|aceptable|puedo vivir con ello|lo acepto' +
    '|puedo aceptarla',
  reserve:
    'reserva|reservo|reservamos|reservar|me reservo|reservo posicion|reservo mi posicion' +
    '|reservamos nuestra posicion|reserva de posicion',
  none:
    'sin posicion|ninguna posicion|sin postura|no tomo posicion|no tengo posicion' +
    '|no tengo postura|ninguna postura',
  object:
    'objeto|objecion|objetamos|objetar|objeta|me opongo|opongo|nos oponemos|oponemos' +
    '|en contra|estoy en contra|tengo una objecion|presento una objecion',
  objecting: 'me opongo|nos oponemos|yo objeto|tengo una objecion|objetamos',
  satisfied:
    'satisfecho|satisfecha|conforme|quedo conforme|estoy conforme|quedo satisfecho' +
    '|quedo satisfecha|estoy satisfecho|estoy satisfecha|acepto respuesta' +
    '|acepto la respuesta|aceptamos la respuesta|la respuesta me satisface|me satisface' +
    '|si quedo conforme|de conformidad',
  maintain:
    'mantengo|mantenemos|mantener|la mantengo|mantengo objecion|mantengo mi objecion' +
    '|mantengo la objecion|mantenemos nuestra objecion|no satisfecho|no estoy conforme' +
    '|no quedo conforme|no estoy satisfecho|no estoy satisfecha|no me satisface|insisto' +
    '|sigo objetando',
  yes: 'si|a favor|favorable',
  no: 'no|en contra',
  abstain: 'abstencion|me abstengo|abstengo|abstenerme|nos abstenemos|abstenemos',
  second: 'secundo|apoyo|apoyamos|secundar|respaldo|firmo|firmar|suscribo|adhiero|me adhiero',
  done:
    'hecho|hecha|esta hecho|esta hecha|ya esta|lo he hecho|terminado|terminada|cumplido' +
    '|cumplida',
  join:
    'unirme|unirse|participar|inscribirme|inscripcion|sumarme|me uno|me sumo|incorporarme' +
    '|quiero unirme|hacerme participante|participo',
  leave: 'salir|abandonar|dejar|me voy|retirarme|abandono|salirme|me retiro',
  stop:
    'baja|darme de baja|parar|detener|cancelar suscripcion|no mas correo|no mas correos' +
    '|stop|cancelar la suscripcion|dejen de escribirme|no enviar mas correos|alto' +
    '|no quiero mas correos|basta|desuscribirme|darse de baja|dar de baja|no mas mensajes',
  digest: 'resumen|digest|correo|correos|boletin|resumenes|mensajes',
  now: 'de inmediato|inmediato|inmediatamente|al momento|cada mensaje|ahora|al instante',
  daily: 'diario|cada dia|todos los dias|diariamente|al dia|una vez al dia|diarios',
  weekly: 'semanal|cada semana|todas las semanas|semanalmente|a la semana|semanales',
  needs:
    'solo lo que requiere algo de mi|lo que requiere algo de mi|solo lo necesario' +
    '|lo necesario|solo lo esencial',
  status:
    'estado|situacion|estado de la cuestion|estado actual|como va|en que punto estamos' +
    '|como esta el proceso|estado del proceso|como va el proceso|como vamos',
  help: 'ayuda|ayudame|ayudenme|comandos|que puedo hacer|que puedo hacer aqui|instrucciones',
  confirm: 'confirmo|confirmar|confirmado|fui yo|si fui yo|soy yo|confirmacion|era yo|confirmada',
  agree: 'de acuerdo|estoy de acuerdo|si de acuerdo|conforme|estamos de acuerdo',
  interest:
    'intereses|declaracion de intereses|interes|declarar intereses|declaro mis intereses' +
    '|declarar mis intereses|mis intereses',
  vote: 'voto|votos|votar|mi voto|votamos|votacion|mi voto es|vota|emito mi voto',
  on:
    'sobre|en|en la pregunta|en el punto|sobre el punto|sobre la pregunta|pregunta|punto' +
    '|numero|en la|en el|sobre la|sobre el|a la pregunta|al punto',
  until:
    'hasta|hasta el|hasta el dia|al|el|a la espera de instrucciones hasta|antes del' +
    '|para el|a la espera de instrucciones hasta el|en espera de instrucciones hasta el',
  because: 'porque|ya que|pues|puesto que|dado que|debido a',
  not: 'no|ni|nunca|jamas|sin|tampoco|ningun|ninguna|nada|imposible',
  unless:
    'si|salvo|pero|excepto|siempre que|a condicion|solo|solamente|sin embargo|aunque|o|y' +
    '|u|parcialmente|en parte|quizas|quiza|tal vez|cuando|mientras|podria|deberia' +
    '|apoyaria|aceptaria|con cambios|con reservas|en principio|con condiciones|con|menos' +
    '|casi|a menos que|sujeto a|dudo|siempre y cuando|con la condicion',
  filler:
    'yo|en|en el|nosotros|nos|me|mi|mis|nuestra|nuestro|el|la|los|las|lo|un|una|de|del|a' +
    '|al|este|esta|esto|estos|ese|esa|eso|por favor|favor de|gracias|muchas gracias' +
    '|totalmente|plenamente|por completo|firmemente|absolutamente|mucho|propuesta|texto' +
    '|llamada|llamado|borrador|version|documento|asunto|pregunta|posicion|respuesta' +
    '|opcion|proceso|grupo|lista|quiero|quisiera|deseo|queremos|me gustaria' +
    '|por la presente|aqui|envieme|enviar|peticion|tal cual|tal como esta|consenso' +
    '|con gusto|a titulo personal|personalmente|por mi parte|tambien|al proceso|que|es' +
    '|estoy|ello|recibir|su|del proceso|tal y como esta|carta|redaccion|ponga|poner' +
    '|cambiar a|yo mismo|mismo|para mi',
  thing:
    'propuesta|texto|llamada|llamado|borrador|version|documento|asunto|pregunta|posicion' +
    '|respuesta|proceso|peticion|consenso|carta|redaccion|tal cual|eso|esto|lo' +
    '|tal como esta|tal y como esta',
  greeting:
    'hola|buenos dias|buenas tardes|buenas noches|estimado|estimada|estimados|estimadas' +
    '|querido|querida|queridos|buenas|saludos',
  closing:
    'saludos|un saludo|saludos cordiales|atentamente|gracias|muchas gracias|cordialmente' +
    '|un cordial saludo|abrazos|un abrazo|gracias de antemano|cordiales saludos',
  remedy: 'remedio|lo que me haria cambiar de opinion|solucion|lo que pido|lo que lo resolveria',
  days:
    'uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince' +
    '|dieciseis|diecisiete|dieciocho|diecinueve|veinte|veintiuno|veintidos|veintitres' +
    '|veinticuatro|veinticinco|veintiseis|veintisiete|veintiocho|veintinueve|treinta' +
    '|treinta y uno',
  months: [
    'enero|ene',
    'febrero|feb',
    'marzo|mar',
    'abril|abr',
    'mayo|may',
    'junio|jun',
    'julio|jul',
    'agosto|ago',
    'septiembre|setiembre|sept|sep',
    'octubre|oct',
    'noviembre|nov',
    'diciembre|dic',
  ],
  notTypos:
    'terminando|terminar|cumpliendo|terminan' +
    '|objetivo|objetos|aceptaria|reservas|excepto|abstinencia|resumo|estados|mantenga' +
    '|acento|apoyaria|confirma|confirme|reservado',
} satisfies LanguageWords
