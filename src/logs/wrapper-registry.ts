import type { Wrapper } from './wrapper.ts';
import { bracketedTime } from './wrappers/bracketed-time.ts';
import { containerRuntime, dockerCompose, timestamps } from './wrappers/containers.ts';
import { jsonRecord } from './wrappers/json-record.ts';
import { iosDevice, logcat, xcode } from './wrappers/phones.ts';
import { quotation } from './wrappers/quotation.ts';
import { priority, syslog, syslog5424, timeAndProcess } from './wrappers/syslog.ts';

/** Every wrapper, in the order in which they are tried. Each call makes new ones: they remember lines of one log. */
export function wrappers(): Wrapper[] {
  return [
    jsonRecord(),
    containerRuntime(),
    syslog5424(),
    syslog(),
    timeAndProcess(),
    dockerCompose(),
    bracketedTime(),
    timestamps(),
    priority(),
    logcat(),
    xcode(),
    iosDevice(),
    quotation(),
  ];
}
