/** Whether tests that draw cases draw many: `RULECHECK_NIGHTLY=1`. Without it they take seconds, with it hours. */
export const nightly = process.env['RULECHECK_NIGHTLY'] === '1';
