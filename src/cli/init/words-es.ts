import type { InitWords } from './words-en.ts';

export const WORDS_ES: InitWords = {
  head: "Configuración de sipmortem, iniciada por 'sipmortem init' a partir de {inputs}:",
  span: '{calls} llamadas, de {from} a {to} UTC.',
  spanWithoutTimes: '{calls} llamadas.',
  rule: 'Cada umbral está justo más allá de lo medido ahí. Ajuste lo que le importe y quite lo que no.',
  small:
    'La muestra es pequeña ({calls} llamadas) y los límites son amplios: repita init con una noche entera o más.',
  expression:
    'Una expresión dice qué está mal. Si se cumple, level error hace fallar la ejecución (código 1) y level warn avisa.',
  minCalls: 'Con menos llamadas que estas no se juzga ninguna proporción ni ningún tiempo.',
  measuredShare: 'medido {value} %, {numerator} de {denominator}',
  measuredTime: 'medido {value}, de {denominator} llamadas',
  measuredRegistrations: 'medido {value}, de {denominator} registros',
  measuredCount: 'medido {value}',
  wide: '{metric}: {measured}; demasiado poco para un límite.',
  peers:
    'Los nombres sustituyen a las direcciones en los informes y en las condiciones (where peer=NOMBRE). Se vieron estas:',
  seenPeer: '{calls} llamadas, {failed} de ellas fallidas',
  groups: 'Nombres de varios a la vez, para las condiciones.',
  ignore:
    'Lo ya conocido: se informa y se marca, y ninguna cuenta ni proporción suya incumple un umbral. Acaba tras el día de until.',
  codes: 'Códigos propios, o con otro significado que en la tabla.',
  correlate: 'Cabeceras cuyo valor dice qué llamadas son tramos de una misma.',
  more: 'Para usar un ejemplo, quite el # de sus líneas.',
  off: 'Un umbral que no vale por ahora: level off, o hasta un día con until.',
  exampleName: 'nombre-{n}',
  exampleReason: 'conocido: incidencia 4711',
  examplePhrase: 'Sin saldo',
  exampleMeaning: 'La cuenta de prepago de quien llama no tiene saldo.',
  exampleAdvice: 'Recargue la cuenta.',
  metrics: {
    ner: 'eficacia de la red: la red hizo su parte',
    ser: 'establecimiento: contestadas, de las decididas',
    asr: 'contestadas, de todas',
    isa: 'ineficaces: 408, 500, 503, 504 o silencio',
    ira: 'registros fallidos',
    timeout: 'sin respuesta final',
    code: '{code} {phrase}',
    pdd: 'del INVITE al timbre o la respuesta; el 95 % de las llamadas tarda menos',
    rrd: 'del REGISTER a su respuesta; el 95 % tarda menos',
    calls: 'a una noche con la mitad de llamadas le faltan algunas',
    unparsed: 'SIP que no se pudo leer',
    dropped: 'paquetes que perdió el equipo que capturaba',
  },
};
