// @ts-check
// The same calls as four loggers write them.
import { asteriskText, messagesOf } from '../asterisk-log.mjs';

const FIRST_MICROS = 1_760_000_000_000_000;

/** `full`, with `pjsip set logger on`. @param {number} calls */
export function asteriskLog(calls) {
  return numbers(calls).map(asteriskText).join('');
}

/** The script's xlog on standard error. @param {number} calls */
export function kamailioLog(calls) {
  return recordsOf(calls)
    .map((record) => `${record.lead}${record.text}\n`)
    .join('');
}

/** The same by way of rsyslog, a record a line. @param {number} calls */
export function syslogLog(calls) {
  return recordsOf(calls)
    .map(({ lead, text, micros }) => {
      const time = new Date(micros / 1000).toISOString().replace('Z', '000+00:00');
      return `${time} proxy kamailio[7]: ${(lead + text).replaceAll('\r\n', '#015#012')}\n`;
    })
    .join('');
}

/** The same by way of `journalctl -o json`. @param {number} calls */
export function journaldLog(calls) {
  return recordsOf(calls)
    .map(({ lead, text, micros }) => {
      const record = { __REALTIME_TIMESTAMP: String(micros), _PID: '7', SYSLOG_IDENTIFIER: 'kamailio' };
      return `${JSON.stringify({ ...record, MESSAGE: lead + text })}\n`;
    })
    .join('');
}

/** @param {number} calls */
function recordsOf(calls) {
  return numbers(calls).flatMap((call) =>
    messagesOf(call).map(({ received, text }, index) => ({
      lead: ` 7(7) INFO: <script>: ${received ? 'received from' : 'sending to'} 192.0.2.7:5060 (udp)\r\n`,
      text,
      micros: FIRST_MICROS + call * 100_000 + index * 1000,
    })),
  );
}

/** @param {number} calls */
const numbers = (calls) => Array.from({ length: calls }, (_, call) => call);
