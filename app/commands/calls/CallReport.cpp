#include "app/commands/calls/CallReport.h"

#include "app/commands/Fields.h"
#include "core/model/calls/DrawnPicture.h"
#include "core/rules/Authority.h"

namespace qd::app {

namespace {

QString seconds(Duration time)
{
    return QStringLiteral("%1 s").arg(double(time.count()) / 1000, 0, 'f', 1);
}

QString indented(const QString& text)
{
    return QStringLiteral("  ") + QString(text).replace(QLatin1Char('\n'), QLatin1String("\n  "));
}

/// The earlier call whose answer it was given; null: it was asked itself.
TurnId repeated(const ModelCall& call)
{
    return call.finished ? call.finished->answerOf : TurnId{};
}

QString timesText(const TurnStarted& began)
{
    QString text = began.step.text;
    if (began.round > 1)
        text += QStringLiteral(", round %1").arg(began.round);
    if (began.part > 0)
        text += QStringLiteral(", part %1").arg(began.part);
    if (began.attempt > 1)
        text += QStringLiteral(", attempt %1").arg(began.attempt);
    return text;
}

void usageFields(JsonWriter& out, const Spend& spend)
{
    field(out, "tokens_in", spend.usage.in.value);
    field(out, "tokens_out", spend.usage.out.value);
    field(out, "tokens_cached", spend.usage.cacheRead.value);
    field(out, "tokens_cache_written", spend.usage.cacheWrite.value);
    field(out, "cost_micro_usd", spend.cost);
    field(out, "would_have_cost_micro_usd", spend.wouldHaveCost);
    field(out, "estimated", spend.estimated);
    field(out, "batched", spend.batched);
}

/// The text that is kept under a hash, as far as it was read.
void toolFields(JsonWriter& out, const UsedTool& tool, const WholeCall* whole)
{
    const ToolUsed& used = tool.used;
    field(out, "tool", used.tool);
    field(out, "call", used.call);
    field(out, "time", tool.at);
    field(out, "took_ms", qint64(used.took.count()));
    field(out, "failed", used.failed);
    field(out, "integrity", tool.label.integrity);
    field(out, "cost_micro_usd", used.cost);
    field(out, "input_sha256", used.input);
    field(out, "output_sha256", used.output);
    if (whole) {
        field(out, "input", whole->given.value(used.input));
        field(out, "output", whole->given.value(used.output));
    }
    fieldList(out, "sources", used.sources, [&](const ReadSource& source) {
        field(out, "address", source.address);
        field(out, "title", source.title);
        field(out, "sha256", source.sha256);
        field(out, "read", source.at);
    });
}

void partFields(JsonWriter& out, const PromptPart& part)
{
    field(out, "name", part.name);
    out.key("about");
    out.beginObject();
    for (const auto& [name, value] : part.about) {
        out.key(name);
        out.value(value);
    }
    out.endObject();
    field(out, "outside", part.isOutside);
    field(out, "text", part.text);
}

void exchangeFields(JsonWriter& out, const SentExchange& exchange)
{
    field(out, "said", exchange.said);
    fieldList(out, "uses", exchange.uses, [&](const SentExchange::Use& use) {
        field(out, "call", use.id);
        field(out, "tool", use.tool);
        field(out, "input", use.input);
        field(out, "output", use.output);
        field(out, "failed", use.failed);
        field(out, "outside", use.isOutside);
    });
}

/// Why its provider is taken to have read only a part of the prompt; empty: it is not.
QString partReadOf(const ModelCall& call)
{
    return call.finished ? readInPart(call.finished->values) : QString();
}

/// Why a picture was drawn in place of the one that was asked for; empty: none was.
QString whyDrawnOf(const ModelCall& call)
{
    return call.finished ? whyDrawn(call.finished->values) : QString();
}

void sentFields(JsonWriter& out, const WholeCall& whole)
{
    const SentCall& sent = *whole.sent;
    const QList<PromptPart> parts = promptParts(sent.prompt);
    field(out, "model", sent.model);
    field(out, "temperature", sent.temperature);
    field(out, "max_tokens", sent.maxTokens);
    field(out, "thinking_tokens", sent.thinkingTokens);
    field(out, "seed", sent.seed);
    field(out, "reply_format", sent.replyName);
    field(out, "tools", sent.tools);
    fieldList(out, "prompts", sent.prompts, [&](const std::pair<QString, int>& prompt) {
        field(out, "name", prompt.first);
        field(out, "version", qint64(prompt.second));
    });
    field(out, "read_in_part", partReadOf(whole.call));
    field(out, "left_out", leftOutOf(parts));
    field(out, "system_sha256", sent.systemHash);
    field(out, "system", whole.system);
    field(out, "text", sent.prompt);
    fieldList(out, "parts", parts, [&](const PromptPart& part) { partFields(out, part); });
    fieldList(out, "exchanges", sent.exchanges, [&](const SentExchange& exchange) { exchangeFields(out, exchange); });
}

void sayPart(const Invocation& call, const PromptPart& part)
{
    QStringList about;
    for (const auto& [name, value] : part.about)
        if (!value.isEmpty())
            about << name + QLatin1Char(' ') + value;
    call.say(QStringLiteral("\n[%1]%2%3").arg(part.name.isEmpty() ? QStringLiteral("text") : part.name,
                                            about.isEmpty() ? QString() : QLatin1Char(' ') + about.join(QStringLiteral(" · ")),
                                            part.isOutside ? QStringLiteral("  (from outside: it informs, and instructs nobody)") : QString()));
    call.say(indented(readableJson(part.text).value_or(part.text)));
}

void sayPrompt(const Invocation& call, const WholeCall& whole)
{
    if (!whole.sent)
        return call.say(whole.call.ended ? QStringLiteral("\nNo prompt was kept: nobody had been asked when it ended.") : QStringLiteral("\nIts prompt is kept when the call has ended."));
    const SentCall& sent = *whole.sent;
    call.say(QStringLiteral("\n%1, at most %2 tokens").arg(sent.temperature ? QStringLiteral("Temperature %1").arg(*sent.temperature) : QStringLiteral("Temperature: not sent")).arg(sent.maxTokens));
    const QList<PromptPart> parts = promptParts(sent.prompt);
    if (!sent.prompts.isEmpty()) {
        QStringList used;
        for (const auto& [name, version] : sent.prompts)
            used << QStringLiteral("%1 %2").arg(name).arg(version);
        call.say(QStringLiteral("\nPrompts, with their versions: %1").arg(used.join(QStringLiteral(", "))));
    }
    if (const QString part = partReadOf(whole.call); !part.isEmpty())
        call.say(QStringLiteral("\nNot all of it was read. %1").arg(part));
    call.say(QStringLiteral("\nThe stable part, the same from call to call"));
    for (const PromptPart& part : promptParts(whole.system))
        sayPart(call, part);
    call.say(QStringLiteral("\nWhat is asked now"));
    if (const QString leftOut = leftOutOf(parts); !leftOut.isEmpty())
        call.say(QStringLiteral("  Not all of it fitted. %1").arg(leftOut));
    for (const PromptPart& part : parts)
        sayPart(call, part);
    for (const SentExchange& exchange : whole.sent->exchanges)
        for (const SentExchange::Use& use : exchange.uses)
            call.say(QStringLiteral("\n[it had asked for %1]\n%2\n[and was given%3]\n%4").arg(use.tool, indented(use.input), use.isOutside ? QStringLiteral(", from outside") : QString(), indented(use.output)));
}

void sayTools(const Invocation& call, const WholeCall& whole)
{
    if (!whole.call.tools.isEmpty())
        call.say(QStringLiteral("\nTools it had used"));
    for (const UsedTool& tool : whole.call.tools) {
        call.say(QStringLiteral("  %1%2, %3, %4").arg(tool.used.tool, tool.used.failed ? QStringLiteral(" (failed)") : QString(), toRfc3339(tool.at), seconds(tool.used.took)));
        for (const ReadSource& source : tool.used.sources)
            call.say(QStringLiteral("    source: %1, read %2, SHA-256 %3").arg(source.address, toRfc3339(source.at), QString::fromLatin1(source.sha256.toHex())));
        const QString gave = whole.given.value(tool.used.output);
        const bool isOutside = tool.label.integrity == Integrity::Untrusted || !tool.used.sources.isEmpty() || saysOutside(gave);
        call.say(QStringLiteral("    given:\n%1\n    gave%2:\n%3").arg(indented(whole.given.value(tool.used.input)), isOutside ? QStringLiteral(", from outside: it informs, and instructs nobody") : QString(), indented(gave)));
    }
}

} // namespace

void callFields(JsonWriter& out, const ModelCall& call)
{
    field(out, "turn", call.started.turn);
    field(out, "run", call.started.run);
    field(out, "step", call.started.step);
    field(out, "agent", call.started.agent);
    field(out, "round", call.started.round);
    field(out, "part", call.started.part);
    field(out, "attempt", call.started.attempt);
    field(out, "model_asked", call.asked());
    field(out, "model_answered", call.spend().model);
    field(out, "began", call.began);
    field(out, "ended", call.ended);
    field(out, "state", call.end());
    field(out, "answer_of", repeated(call));
    field(out, "reason", call.failed ? call.failed->reason : whyDrawnOf(call));
    field(out, "reserved_micro_usd", call.promised());
    usageFields(out, call.spend());
    field(out, "rehearsal", call.label.rehearsal);
    field(out, "prompt_sha256", call.prompt());
    field(out, "reply_sha256", call.finished ? call.finished->reply : QByteArray());
    fieldList(out, "silences", call.silences, [&](const SilentSpell& one) {
        field(out, "time", one.at);
        field(out, "silent_ms", qint64(one.silent.count()));
    });
}

void wholeCallFields(JsonWriter& out, const WholeCall& whole)
{
    callFields(out, whole.call);
    if (whole.call.finished) {
        field(out, "recalled", whole.call.finished->recalled);
        field(out, "not_recalled", whole.call.finished->notRecalled);
    }
    fieldList(out, "used", whole.call.tools, [&](const UsedTool& tool) { toolFields(out, tool, &whole); });
    out.key("prompt");
    if (whole.sent) {
        out.beginObject();
        sentFields(out, whole);
        out.endObject();
    } else {
        out.null();
    }
    field(out, "answer", whole.answer);
    out.key("asked");
    if (whole.asked) {
        out.beginObject();
        exchangeFields(out, *whole.asked);
        out.endObject();
    } else {
        out.null();
    }
}

QString callLine(const ModelCall& call, Instant now)
{
    const Spend spend = call.spend();
    return QStringLiteral("%1  %2  %3  %4  %5  %6  %7").arg(call.started.turn.toString(), toRfc3339(call.began).left(19)).arg(wordOf(call.end()), -15).arg(rules::dollars(spend.cost), 9)
        .arg(spend.cost.micro == 0 && spend.wouldHaveCost.micro > 0 ? QStringLiteral("(%1)").arg(rules::dollars(spend.wouldHaveCost)) : QString(), 10)
        .arg(seconds(call.took(now)), 8).arg(QStringLiteral("%1: %2, %3").arg(call.started.agent.text, timesText(call.started), call.asked()))
        + (repeated(call).isNull() ? QString() : QStringLiteral(" (as before)"));
}

void sayCall(const Invocation& call, const WholeCall& whole, Instant now)
{
    const ModelCall& of = whole.call;
    const Spend spend = of.spend();
    call.say(QStringLiteral("%1%2 · %3 · %4").arg(rehearsalMark(of.label.rehearsal), of.started.agent.text, timesText(of.started), of.asked()));
    call.say(QStringLiteral("%1, began %2, %3").arg(wordOf(of.end()), toRfc3339(of.began), seconds(of.took(now))));
    if (const TurnId before = repeated(of); !before.isNull())
        call.say(QStringLiteral("nobody was asked and nothing is paid: call %1 had asked the same, and its answer was given again").arg(before.toString()));
    if (of.failed)
        call.say(QStringLiteral("why: %1%2").arg(of.failed->reason, of.failed->again ? QStringLiteral(" (tried again)") : QString()));
    if (const QString why = whyDrawnOf(of); !why.isEmpty())
        call.say(QStringLiteral("why: %1 (a picture was drawn in its place)").arg(why));
    for (const SilentSpell& one : of.silences)
        call.say(QStringLiteral("slow: at %1 nothing had come for %2").arg(toRfc3339(one.at), seconds(one.silent)));
    call.say(QStringLiteral("reserved %1, billed %2, at the tier's price %3%4").arg(rules::dollars(of.promised()), rules::dollars(spend.cost), rules::dollars(spend.wouldHaveCost),
                                                                             spend.estimated ? QStringLiteral(" (counted here: its provider's figures were missing, or not believed)") : QString()));
    call.say(QStringLiteral("tokens: %1 in, %2 out, %3 read from the cache, %4 written to it").arg(spend.usage.in.value).arg(spend.usage.out.value).arg(spend.usage.cacheRead.value).arg(spend.usage.cacheWrite.value));
    if (!whole.answer.isEmpty())
        call.say(QStringLiteral("\nAnswer\n%1").arg(indented(readableJson(whole.answer).value_or(whole.answer))));
    if (whole.asked)
        for (const SentExchange::Use& use : whole.asked->uses)
            call.say(QStringLiteral("\nIt asked for %1\n%2").arg(use.tool, indented(use.input)));
    sayTools(call, whole);
    sayPrompt(call, whole);
}

} // namespace qd::app
