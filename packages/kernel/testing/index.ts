export { checkPlugin, example, says, type Check, type PluginUnderTest } from './conformance.ts';
export { checkRules, rulesIn, type RuleRow } from './conformance-rules.ts';
export { valuesOf } from './conformance-values.ts';
export { startTestApp, TestApp, type TestAppOptions } from './test-app.ts';
export { TestClient, type TestAnswer } from './test-client.ts';
export { makeTemplate, openTestDatabase, testEngine, type TestEngine } from './test-database.ts';
export { TestNow } from './test-now.ts';
