/** The columns of the list of calls, by their words. */
export const COLUMNS = ['colTime', 'colCall', 'colOutcome', 'colWhy', 'colAt', 'colAfter', 'colPlace'] as const;
