#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/calls/CallReport.h"
#include "app/commands/record/KeptWords.h"
#include "app/commands/record/PastQuestion.h"

#include <algorithm>

namespace qd::app {

namespace {

constexpr int kShown = 50;
constexpr int kLongest = 10'000;

/// A whole number given as an option, from 1 to `most`.
Result<int> countOption(const QCommandLineParser& parser, const QString& name, int otherwise, int most)
{
    if (!parser.isSet(name))
        return otherwise;
    bool isNumber = false;
    const int count = parser.value(name).toInt(&isNumber);
    if (isNumber && count >= 1 && count <= most)
        return count;
    return Error{Error::Parse, QStringLiteral("--%1 cannot be \"%2\"").arg(name, parser.value(name)), QStringLiteral("--") + name, QStringLiteral("1 to %1").arg(most)};
}

Result<CallFilter> filterOf(const QCommandLineParser& parser, Instant now)
{
    CallFilter filter;
    const QString run = parser.value(QStringLiteral("run"));
    if (!run.isEmpty()) {
        const Result<RunId> id = idArgument<RunId>(run, QStringLiteral("a run"));
        if (!id)
            return id.error();
        filter.run = *id;
    }
    filter.step = {parser.value(QStringLiteral("step"))};
    filter.agent = {parser.value(QStringLiteral("agent"))};
    const Result<int> days = countOption(parser, QStringLiteral("days"), 30, 3650);
    if (!days)
        return days.error();
    filter.from = Instant{(dayOf(now) - *days + 1) * 86'400'000};
    const QString price = parser.value(QStringLiteral("by"));
    if (!price.isEmpty() && price != QLatin1String("billed") && price != QLatin1String("list-price"))
        return Error{Error::Parse, QStringLiteral("--by cannot be \"%1\"").arg(price), QStringLiteral("--by"), QStringLiteral("billed, list-price")};
    if (!filter.step.isEmpty() && filter.run.isNull())
        return Error{Error::Parse, QStringLiteral("--step says of which step, but not of which run"), QStringLiteral("--step"), QStringLiteral("--run ID with it")};
    if (!filter.run.isNull() && !filter.agent.isEmpty())
        return Error{Error::Parse, QStringLiteral("calls lists those of a run or those of an agent"), QStringLiteral("--agent"), QStringLiteral("--run ID or --agent NAME")};
    if (filter.run.isNull() && filter.agent.isEmpty())
        filter.order = price == QLatin1String("list-price") ? CallFilter::DearestAtListPrice : CallFilter::DearestBilled;
    return filter;
}

Result<CallPage> pageOf(const Invocation& call, const CallFilter& filter, qint64 limit)
{
    return ask<CallPage>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.calls(filter, 0, limit, m, done); });
}

int list(const Invocation& call, const QCommandLineParser& parser)
{
    const Instant now = SystemClock().now();
    Result<CallFilter> filter = filterOf(parser, now);
    const Result<int> limit = countOption(parser, QStringLiteral("limit"), kShown, kLongest);
    if (!filter || !limit)
        return call.fail(filter ? limit.error() : filter.error());
    Result<CallPage> page = pageOf(call, *filter, *limit);
    const auto isBilled = [](const ModelCall& one) { return one.spend().cost.micro > 0; };
    if (page && std::none_of(page->rows.begin(), page->rows.end(), isBilled) && filter->order == CallFilter::DearestBilled && !parser.isSet(QStringLiteral("by"))) {
        filter->order = CallFilter::DearestAtListPrice; // nothing was billed: a rehearsal
        page = pageOf(call, *filter, *limit);
    }
    if (!page)
        return call.fail(page.error());
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "calls", page->rows, [&](const ModelCall& one) { callFields(out, one); });
            field(out, "total", page->total);
        }));
        return kDone;
    }
    for (const ModelCall& one : page->rows)
        call.say(callLine(one, now));
    if (page->rows.isEmpty())
        call.say(QStringLiteral("No model was asked there."));
    else if (page->total > page->rows.size())
        call.say(QStringLiteral("%1 of %2; --limit N shows more.").arg(page->rows.size()).arg(page->total));
    return kDone;
}

Result<QString> keptText(const Invocation& call, const QByteArray& hash)
{
    if (hash.isEmpty())
        return QString();
    const Result<QByteArray> bytes = keptBytes(call, hash);
    return bytes ? Result<QString>(QString::fromUtf8(*bytes)) : Result<QString>(bytes.error());
}

Result<Done> readPrompt(const Invocation& call, WholeCall& whole)
{
    if (whole.call.prompt().isEmpty())
        return Done{};
    const Result<QByteArray> kept = keptBytes(call, whole.call.prompt());
    if (!kept)
        return kept.error();
    Result<SentCall> sent = sentCall(*kept);
    if (!sent)
        return sent.error();
    const Result<QString> system = sent->systemHash.isEmpty() ? Result<QString>(sent->system) : keptText(call, sent->systemHash);
    if (!system)
        return system.error();
    whole.system = *system;
    whole.sent = std::move(*sent);
    return Done{};
}

/// The call with every text that is kept of it.
Result<WholeCall> wholeCall(const Invocation& call, const TurnId& turn)
{
    Result<ModelCall> found = ask<ModelCall>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.call(turn, 0, m, done); });
    if (!found)
        return found.error();
    if (found->started.turn.isNull()) // there is no record yet
        return Error{Error::Rule, QStringLiteral("there is no call %1").arg(turn.toString()), {}, QStringLiteral("quarterdeck calls lists them")};
    WholeCall whole;
    whole.call = std::move(*found);
    if (const Result<Done> read = readPrompt(call, whole); !read)
        return read.error();
    if (whole.call.finished) {
        const Result<QString> answer = keptText(call, whole.call.finished->reply);
        const Result<QString> asks = keptText(call, whole.call.finished->asks);
        if (!answer || !asks)
            return answer ? asks.error() : answer.error();
        whole.answer = *answer;
        Result<SentExchange> asked = asks->isEmpty() ? Result<SentExchange>(SentExchange{}) : askedFor(asks->toUtf8());
        if (!asked)
            return asked.error();
        if (!asks->isEmpty())
            whole.asked = std::move(*asked);
    }
    for (const UsedTool& tool : std::as_const(whole.call.tools))
        for (const QByteArray& hash : {tool.used.input, tool.used.output}) {
            const Result<QString> text = keptText(call, hash);
            if (!text)
                return text.error();
            whole.given.insert(hash, *text);
        }
    return whole;
}

int show(const Invocation& call, const QString& wanted)
{
    const Result<TurnId> turn = idArgument<TurnId>(wanted, QStringLiteral("a call"));
    if (!turn)
        return call.fail(turn.error());
    const Result<WholeCall> whole = wholeCall(call, *turn);
    if (!whole)
        return call.fail(whole.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) { wholeCallFields(out, *whole); }));
    else
        sayCall(call, *whole, SystemClock().now());
    return kDone;
}

} // namespace

int callsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list [--run ID [--step NAME] | --agent NAME] | show CALL\n"
                                                    "Without a run or an agent the dearest come first."));
    const auto option = [&](const char* name, const char* what, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(what), QString::fromLatin1(value)});
    };
    option("run", "list: of this run, in the order in which they were made.", "ID");
    option("step", "list: of this step of the run.", "NAME");
    option("agent", "list: of this agent, the last one first.", "NAME");
    option("days", "list: the dearest of so many days; 30 without it.", "N");
    option("by", "list: the dearest as billed, or by list-price; the latter when nothing was billed.", "PRICE");
    option("limit", "list: so many; 50 without it.", "N");
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    if (verb == QLatin1String("list") && words.size() < 2)
        return list(call, parser);
    if (verb == QLatin1String("show") && words.size() == 2)
        return show(call, words[1]);
    return call.fail({Error::Parse, QStringLiteral("calls cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, QStringLiteral("list, show CALL")});
}

} // namespace qd::app
