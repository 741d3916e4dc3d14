/** The program that made a report; a test holds the version to that of package.json. */
export const tool = { name: 'rulecheck', version: '0.1.0' } as const;
