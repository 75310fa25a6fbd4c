// Writes what the mock server answers: node fixtures.mjs REPLIES.JSON SCHEMAS-FOLDER OUT-FOLDER
// answers.json: for each step of the blog post one answer, with its usage. faults.json: what goes wrong once before that, each in a step of its own. tools.json: one step asks
// for two tools at once first, and answers when it was given what came of them.
// Every answer is held against the schema of its reply first, so that a changed schema is seen here.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [repliesFile, schemas, out] = process.argv.slice(2);
if (!out) throw new Error("usage: node fixtures.mjs REPLIES.JSON SCHEMAS-FOLDER OUT-FOLDER");
const here = dirname(repliesFile);
const read = (file) => JSON.parse(readFileSync(file, "utf8"));

/** The words of JSON Schema that resources/schema/replies uses. Another one is an error and not passed over. */
const known = new Set(["$schema", "title", "description", "type", "required", "properties", "additionalProperties", "enum", "items",
    "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum"]);
const isOf = { object: (v) => v !== null && typeof v === "object" && !Array.isArray(v), array: Array.isArray, string: (v) => typeof v === "string",
    boolean: (v) => typeof v === "boolean", number: (v) => typeof v === "number", integer: Number.isInteger };

function check(value, schema, where) {
    const need = (holds, what) => { if (!holds) throw new Error(`${where}: ${what}`); };
    for (const word of Object.keys(schema)) need(known.has(word), `the schema says "${word}", which this does not know`);
    need(isOf[schema.type](value), `is no ${schema.type}`);
    if (schema.enum) need(schema.enum.includes(value), `is none of ${schema.enum.join(", ")}`);
    const size = typeof value === "string" ? [value.length, "Length"] : Array.isArray(value) ? [value.length, "Items"] : [value, "imum"];
    if (`min${size[1]}` in schema) need(size[0] >= schema[`min${size[1]}`], `has ${size[0]}, less than ${schema[`min${size[1]}`]}`);
    if (`max${size[1]}` in schema) need(size[0] <= schema[`max${size[1]}`], `has ${size[0]}, more than ${schema[`max${size[1]}`]}`);
    for (const name of schema.required ?? []) need(name in value, `lacks "${name}"`);
    if (schema.type === "array") value.forEach((item, i) => check(item, schema.items, `${where}/${i}`));
    if (schema.type === "object")
        for (const [name, member] of Object.entries(value)) {
            need(schema.properties[name], `has a member "${name}" that the schema does not name`);
            check(member, schema.properties[name], `${where}/${name}`);
        }
}

/** Roughly what a provider would count: four characters a token, and a prompt of a few thousand. */
const usage = (content) => {
    const completion_tokens = Math.ceil(JSON.stringify(content).length / 4);
    return { prompt_tokens: 4000, completion_tokens, total_tokens: 4000 + completion_tokens };
};

const taskOf = (step) => `<task name="${step.task}" step="${step.step ?? step.task}"`;
const { steps } = read(repliesFile);
const answers = steps.map((step) => {
    const says = Object.fromEntries(Object.entries(step.says).map(([name, value]) =>
        [name, typeof value === "string" && /^@[a-z]+\.md$/.test(value) ? readFileSync(join(here, value.slice(1)), "utf8") : value]));
    check(says, read(join(schemas, `${step.reply}.json`)), `${step.step ?? step.task} (${step.reply})`);
    // Only one text can be looked for in what the user says. A draft is shown to others, too, so what looks for it comes last but one.
    return { rank: step.with ? 1 : step.task === "review" ? 2 : 0,
        fixture: { match: { userMessage: step.with ?? taskOf(step) }, response: { content: says, usage: usage(says) } } };
});
answers.sort((a, b) => a.rank - b.rank);

const first = (task) => ({ userMessage: `<task name="${task}" step="${task}"`, sequenceIndex: 0 });
const answerTo = (task) => answers.find(({ fixture }) => fixture.match.userMessage.includes(`name="${task}"`)).fixture.response;
const refused = (task, status, type, message, more) => ({ match: first(task), response: { error: { message, type }, status, ...more } });
const faults = [
    refused("planning", 429, "rate_limit_error", "Slow down", { retryAfter: 1 }),
    refused("questions", 529, "overloaded_error", "Overloaded"),
    refused("research", 503, "overloaded_error", "Come again"),
    refused("analytics", 500, "api_error", "Something broke"),
    refused("assignment", 409, "conflict_error", "Busy with another"),
    // Without latency the server drops the whole answer instead of its end.
    { match: first("outline"), response: answerTo("outline"), latency: 5, truncateAfterChunks: 8 },
    // A 200 whose body is no answer of anybody's, in place of the stream.
    { match: first("social-plan"), response: answerTo("social-plan"), chaos: { malformedRate: 1 } },
    // Slow, and whole: the first piece after a second, then some twenty a second.
    { match: first("newsletter-entry"), response: answerTo("newsletter-entry"), streamingProfile: { ttft: 1000, tps: 20 } },
];
const write = (name, fixtures) => writeFileSync(join(out, name), JSON.stringify({ fixtures }, null, 1) + "\n");
// The address is a private one, so that the day needs nothing of the world: what the tool gives is that it must not be read.
const toolCalls = ["call_first", "call_second"].map((id) => ({ id, name: "read-page", arguments: { address: `http://10.0.0.1/${id}` } }));
const tools = [{ match: { userMessage: taskOf({ task: "research" }), hasToolResult: false }, response: { toolCalls, usage: usage(toolCalls) } }];
write("answers.json", answers.map(({ fixture }) => fixture));
write("tools.json", tools);
write("faults.json", faults);
console.log(`${answers.length} answers, ${faults.length} faults, ${tools.length} with tools`);
