import type { englishHop } from './words-hop-en.ts';

/** Why a hop is said to have decided a call, in Spanish. */
export const spanishHop = {
  neverAnswered: 'El INVITE se envió allí por último, y nunca contestó.',
  neverFinal: 'Aceptó el INVITE ({code}) y nunca envió una respuesta final.',
  notPassedBack: 'Detrás, {next} contestó {inner}, y no se vio que lo devolviera.',
  gaveUp: 'Pasó el INVITE a {next}, no recibió nada y envió él mismo {code}.',
  stoppedRinging: 'Pasó el INVITE a {next}, que timbró sin contestar, y envió él mismo {code}.',
  stoppedWaiting: 'Pasó el INVITE a {next}, esperó en vano una respuesta final y envió él mismo {code}.',
  despiteAnswer: 'Detrás, {next} contestó {inner}, y aun así envió {code}.',
  answerUnseen: 'Envió {code}, que le vino de detrás: la respuesta de {next} no se capturó.',
  logged: 'Su registro dice que rechazó la llamada.',
  location: 'Envió {code} con una causa surgida en: {location}.',
  warning: 'La cabecera Warning del {code} lleva su dirección.',
  sameTag: 'Su {code} lleva el tag de To de su 18x: ambos vienen de quien timbró allí.',
  afterTrying: 'Aceptó el INVITE en el acto (100) y envió {code} solo a los {delay} s: eso apunta a alguien detrás.',
  unreachable: 'Un error ICMP dice que el INVITE no pudo entregarse allí.',
  connectionRefused: 'Su conexión TCP a {next} fue rechazada justo antes de que enviara {code}.',
  connectionUnanswered: 'Su conexión TCP a {next} quedó sin respuesta, y envió {code}.',
  legAnswered: 'La llamada que hizo de esta a {next} fue contestada, y aun así envió {code}.',
  legRefused: 'Rechazó la llamada enlazada a {next} con {inner}; al llamante se le dijo {code}.',
  legSilent: 'La llamada enlazada a {next} no recibió de allí respuesta final; al llamante se le dijo {code}.',
  nothingBehind: 'Envió {code}, y no se capturó nada detrás.',
} as const satisfies Record<keyof typeof englishHop, string>;
