// Turns of an agent of @openai/agents per second, against a server on this machine that answers at once: a turn is a call of the model that
// asks for a tool, the tool, which does nothing, and the call that answers; so is a step of "small prompt and a tool" of quarterdeck-bench.
// Usage: node turns.mjs AT_ONCE SECONDS; prints one line of JSON. Nothing is stored: what this takes is the loop alone.
import { fork } from "node:child_process";
import http from "node:http";
import { fileURLToPath } from "node:url";

/** The server: Chat Completions as developers.openai.com/api/reference/resources/chat has it, whole bodies. */
function serve() {
    const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
    const answer = (message, reason) => JSON.stringify({ id: "c1", object: "chat.completion", created: 1, model: "m", choices: [{ index: 0, message, finish_reason: reason }], usage });
    const asks = answer({ role: "assistant", content: null, tool_calls: [{ id: "call_1", type: "function", function: { name: "look", arguments: '{"what":"it"}' } }] }, "tool_calls");
    const says = answer({ role: "assistant", content: "x".repeat(400) }, "stop");
    const server = http.createServer((request, response) => {
        const parts = [];
        request.on("data", (part) => parts.push(part));
        request.on("end", () => {
            const body = Buffer.concat(parts).includes('"role":"tool"') ? says : asks;
            response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
            response.end(body);
        });
    });
    server.listen(0, "127.0.0.1", () => process.send(server.address().port));
    process.on("disconnect", () => process.exit(0));
}

async function measure(port, atOnce, seconds) {
    const { Agent, Runner, tool, OpenAIChatCompletionsModel, setTracingDisabled } = await import("@openai/agents");
    const { default: OpenAI } = await import("openai");
    const { z } = await import("zod");
    setTracingDisabled(true);
    const client = new OpenAI({ apiKey: "sk-measured", baseURL: `http://127.0.0.1:${port}/v1`, maxRetries: 0 });
    const look = tool({ name: "look", description: "Looks.", parameters: z.object({ what: z.string() }), execute: async () => "There it is." });
    const agent = new Agent({ name: "runner", instructions: "Answer.", tools: [look], model: new OpenAIChatCompletionsModel(client, "m") });
    const runner = new Runner({ tracingDisabled: true });
    const turn = async () => {
        const result = await runner.run(agent, "Carry it on.");
        if (!result.finalOutput) throw new Error("no answer");
    };
    for (let i = 0; i < 100; ++i) await turn(); // warm
    const before = process.cpuUsage();
    const began = performance.now();
    let done = 0;
    const until = began + seconds * 1000;
    await Promise.all(Array.from({ length: atOnce }, async () => {
        for (; performance.now() < until; ++done) await turn();
    }));
    const used = process.cpuUsage(before);
    const took = (performance.now() - began) / 1000;
    console.log(JSON.stringify({ peer: "@openai/agents", at_once: atOnce, steps_per_second: done / took, processor_ms_per_step: (used.user + used.system) / 1000 / done }));
}

if (process.argv[2] === "serve") {
    serve();
} else {
    const server = fork(fileURLToPath(import.meta.url), ["serve"]);
    server.once("message", async (port) => {
        await measure(port, Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 6));
        server.disconnect();
        process.exit(0);
    });
}
