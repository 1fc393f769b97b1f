import { icmpEventsOf } from '../transport-facts.ts';
import type { Rule } from './rule.ts';

export const noResponseIcmp: Rule = {
  id: 'no-response-icmp',
  severity: 'error',
  kind: 'cause',
  reference: 'RFC 3261 18.4',
  outcomes: ['timeout'],
  check({ call, invite, heard }) {
    const errors = icmpEventsOf(call);
    const [first] = errors;
    if (first === undefined || invite === null || heard.length > 0) return null;
    return {
      confidence: 'certain',
      evidence: [{ input: first.input, position: first.frame, isLine: false }, invite],
      values: { peer: invite.receiver, reporter: first.reporter, count: errors.length },
      seen: first.reason,
    };
  },
  text: {
    en: {
      title: 'An ICMP error says that the INVITE was not delivered',
      seen: {
        'port-unreachable':
          '{reporter} says that nothing listens at {peer} (ICMP port unreachable): the host is up, the service is not.',
        'host-unreachable':
          '{reporter} cannot reach the host of {peer} (ICMP host unreachable): it is down, or its address is wrong.',
        'network-unreachable': '{reporter} has no route to {peer} (ICMP network unreachable).',
        'protocol-unreachable': '{reporter} does not take that transport for {peer} (ICMP protocol unreachable).',
        prohibited:
          'A filter at {reporter} does not let the INVITE through to {peer} (ICMP administratively prohibited).',
        'packet-too-big':
          '{reporter} could not pass the INVITE on to {peer}: it is too big for the way and may not be fragmented.',
        'time-exceeded': 'The INVITE to {peer} ran in circles until {reporter} dropped it (ICMP time exceeded).',
      },
      advice:
        'Act on the device that the error is about: start the service or correct port and address, mend the route, open the filter. Who reports it is not always who fails.',
    },
    es: {
      title: 'Un error ICMP dice que el INVITE no se entregó',
      seen: {
        'port-unreachable':
          '{reporter} dice que en {peer} no escucha nadie (ICMP puerto inalcanzable): el equipo está encendido, el servicio no.',
        'host-unreachable':
          '{reporter} no alcanza el equipo de {peer} (ICMP equipo inalcanzable): está apagado o su dirección es errónea.',
        'network-unreachable': '{reporter} no tiene ruta hasta {peer} (ICMP red inalcanzable).',
        'protocol-unreachable': '{reporter} no acepta ese transporte para {peer} (ICMP protocolo inalcanzable).',
        prohibited:
          'Un filtro en {reporter} no deja pasar el INVITE hasta {peer} (ICMP prohibido administrativamente).',
        'packet-too-big':
          '{reporter} no pudo pasar el INVITE a {peer}: es demasiado grande para el camino y no puede fragmentarse.',
        'time-exceeded': 'El INVITE a {peer} dio vueltas hasta que {reporter} lo descartó (ICMP tiempo excedido).',
      },
      advice:
        'Actúe sobre el equipo del que trata el error: arranque el servicio o corrija puerto y dirección, repare la ruta, abra el filtro. Quien lo dice no siempre es quien falla.',
    },
  },
};
