#include "tests/fuzz/Targets.h"

#include "agents/llm/PictureHead.h"
#include "agents/llm/wire/ModelWire.h"
#include "agents/llm/wire/batches/BatchWire.h"
#include "agents/transport/SseReader.h"

#include <QByteArrayList>
#include <QUrl>

namespace qd::fuzz {

namespace {

using namespace agents;

constexpr qsizetype kMostLine = 4096;

QByteArrayList eventsOf(const QByteArray& bytes, qsizetype cut)
{
    QByteArrayList events;
    SseReader reader(kMostLine);
    for (qsizetype at = 0; at < bytes.size() && !reader.isTooLong(); at += cut)
        reader.feed(QByteArrayView(bytes).sliced(at, std::min(cut, bytes.size() - at)),
                    [&](const SseEvent& event) { events.append(event.type + '\0' + event.data); });
    events.append(reader.isTooLong() ? "too long" : "read");
    return events;
}

LlmRequest request()
{
    LlmRequest request;
    request.replySchema = "{}";
    request.tools = {{QStringLiteral("search"), {}, "{}"}, {QStringLiteral("read_page"), {}, "{}"}};
    return request;
}

struct Read {
    Result<LlmAnswer> answer;
    QString pieces;

    /// All that an answer says, to compare.
    QString all() const
    {
        if (!answer)
            return QStringLiteral("error ") + answer.error().text;
        QString text = QStringLiteral("%1|%2|%3|%4|%5").arg(answer->isWhole).arg(answer->isReported).arg(int(answer->stopReason)).arg(answer->text, answer->kept);
        text += answer->fault ? answer->fault->text : QStringLiteral("-");
        for (const ToolCall& call : answer->calls)
            text += u'|' + call.id + u'|' + call.name + u'|' + call.input;
        return text + QStringLiteral("|%1|%2").arg(answer->usage.in.value).arg(answer->usage.out.value);
    }
};

Read readIn(Dialect dialect, const QByteArray& bytes, qsizetype cut)
{
    Read read;
    const auto reader = wireOf(dialect)->reader(request(), {});
    for (qsizetype at = 0; at < bytes.size(); at += cut)
        reader->feed(QByteArrayView(bytes).sliced(at, std::min(cut, bytes.size() - at)), [&](const QString& piece) { read.pieces += piece; });
    read.answer = reader->finish();
    return read;
}

QString answerOf(Dialect dialect, const QByteArray& bytes)
{
    const Read whole = readIn(dialect, bytes, std::max<qsizetype>(1, bytes.size()));
    for (const qsizetype cut : {1, 2, 3, 13})
        if (readIn(dialect, bytes, cut).all() != whole.all())
            return QStringLiteral("cuts of %1 give another answer").arg(cut);
    if (!whole.answer)
        return whole.answer.error().text.isEmpty() ? QStringLiteral("an error without words") : QString();
    const LlmAnswer& answer = *whole.answer;
    if (!answer.fault && !answer.isWhole)
        return QStringLiteral("it is not whole, and nobody says why");
    if (answer.fault && (!answer.calls.isEmpty() || !answer.kept.isEmpty()))
        return QStringLiteral("half an answer could be acted on");
    for (const ToolCall& call : answer.calls) {
        const Result<Json> input = Json::parse(call.input.toUtf8());
        if (!input || input->kind() != Json::Object || (call.name != u"search" && call.name != u"read_page"))
            return QStringLiteral("a call that was not offered");
    }
    if (answer.usage.in.value < 0 || answer.usage.out.value < 0 || answer.usage.cacheRead.value < 0 || answer.usage.cacheWrite.value < 0)
        return QStringLiteral("negative usage");
    if (dialect != Dialect::OpenAiResponses && !answer.fault && whole.pieces != answer.text)
        return QStringLiteral("the pieces are not the answer");
    return {};
}

const QByteArray kKey = "canary-4711-KEY";

QString brokenIn(const BatchStanding& standing)
{
    if (!agents::batches::isName(standing.batch))
        return QStringLiteral("a batch whose name may not stand in a path");
    if (standing.expires.ms < 0)
        return QStringLiteral("a deadline before there was time");
    if (!standing.hasEnded && !standing.results.isEmpty())
        return QStringLiteral("results of a batch that goes on");
    for (const QString& results : standing.results)
        if (!results.startsWith(u'/') || QUrl(QStringLiteral("https://here.example") + results).host() != QStringLiteral("here.example"))
            return QStringLiteral("results that lie elsewhere: ") + results;
    return {};
}

QString brokenIn(const BatchResult& result)
{
    if (result.kind == BatchResult::Answered)
        return Json::parse(result.body) ? QString() : QStringLiteral("an answer that is no JSON");
    if (result.kind == BatchResult::Refused && !result.refusal)
        return QStringLiteral("a refusal without words");
    if (result.refusal && (result.refusal->sentence.size() > 300 || result.refusal->sentence.contains(QString::fromLatin1(kKey))))
        return QStringLiteral("no short sentence without the key: ") + result.refusal->sentence;
    return {};
}

} // namespace

QString sse(const QByteArray& bytes)
{
    const QByteArrayList whole = eventsOf(bytes, std::max<qsizetype>(1, bytes.size()));
    for (const qsizetype cut : {1, 2, 3, 13})
        if (eventsOf(bytes, cut) != whole)
            return QStringLiteral("cuts of %1 give other events").arg(cut);
    return {};
}

QString anthropic(const QByteArray& bytes)
{
    return answerOf(Dialect::Anthropic, bytes);
}

QString openAiChat(const QByteArray& bytes)
{
    return answerOf(Dialect::OpenAiChat, bytes);
}

QString openAiResponses(const QByteArray& bytes)
{
    return answerOf(Dialect::OpenAiResponses, bytes);
}

QString openAiImages(const QByteArray& bytes)
{
    if (const QString wrong = answerOf(Dialect::OpenAiImages, bytes); !wrong.isEmpty())
        return wrong;
    const Read read = readIn(Dialect::OpenAiImages, bytes, std::max<qsizetype>(1, bytes.size()));
    if (!read.answer)
        return {};
    for (const ShownImage& picture : read.answer->pictures) {
        const std::optional<PictureHead> head = pictureHead(picture.bytes);
        if (!head || head->mediaType != picture.mediaType || head->width <= 0 || head->height <= 0)
            return QStringLiteral("a picture that is none");
    }
    return read.answer->fault && !read.answer->pictures.isEmpty() ? QStringLiteral("a picture beside a fault") : QString();
}

QString refusal(const QByteArray& bytes)
{
    const QByteArray first = bytes.left(bytes.indexOf('\n'));
    const HttpHeaders headers{{"retry-after", first}, {"retry-after-ms", first}, {"anthropic-ratelimit-tokens-remaining", "0"},
                              {"anthropic-ratelimit-tokens-reset", first}, {"x-ratelimit-limit-requests", first},
                              {"x-ratelimit-reset-requests", first}, {"request-id", first}};
    const auto mask = [](const QString& text) { return masked(text, kKey); };
    for (const int status : {302, 400, 401, 429, 500, 504}) {
        const ModelRefusal refusal = readRefusal(status, headers, bytes.mid(first.size()), {1'763'802'000'000}, mask);
        if (refusal.sentence.size() > 300 || !QStringLiteral(".?!…").contains(refusal.sentence.back()) || refusal.sentence.contains(u'\n'))
            return QStringLiteral("it is no short sentence: ") + refusal.sentence;
        if (refusal.sentence.contains(QString::fromLatin1(kKey)) || refusal.requestId.contains(QString::fromLatin1(kKey)))
            return QStringLiteral("it repeats the key");
        if (refusal.retryAfter && (*refusal.retryAfter < Duration(0) || *refusal.retryAfter > std::chrono::minutes(10)))
            return QStringLiteral("the wait is not bounded");
    }
    return {};
}

QString batches(const QByteArray& bytes)
{
    const auto mask = [](const QString& text) { return masked(text, kKey); };
    for (const BatchWay way : {BatchWay::Anthropic, BatchWay::OpenAi}) {
        const auto wire = batchWireOf(way);
        if (const Result<QString> file = wire->uploaded(bytes); file && !file->isEmpty() && !agents::batches::isName(*file))
            return QStringLiteral("a file whose name may not stand in a path");
        if (const Result<BatchStanding> standing = wire->standing(bytes))
            if (const QString broken = brokenIn(*standing); !broken.isEmpty())
                return broken;
        const Result<QList<BatchResult>> results = wire->results(bytes, mask);
        for (const BatchResult& result : results ? *results : QList<BatchResult>())
            if (const QString broken = brokenIn(result); !broken.isEmpty())
                return broken;
    }
    return {};
}

QString json(const QByteArray& bytes)
{
    const Result<Json> read = Json::parse(bytes);
    if (!read)
        return read.error().text.isEmpty() ? QStringLiteral("an error without words") : QString();
    const QByteArray text = read->toText();
    const Result<Json> again = Json::parse(text);
    if (!again)
        return QStringLiteral("what was written cannot be read: ") + again.error().text;
    return again->toText() == text ? QString() : QStringLiteral("what was written reads as something else");
}

Target targetOf(const char* corpus)
{
    static constexpr std::pair<const char*, Target> kTargets[] = {{"sse", sse}, {"anthropic", anthropic}, {"openai-chat", openAiChat},
                                                                  {"openai-responses", openAiResponses}, {"openai-images", openAiImages}, {"refusal", refusal}, {"batches", batches}, {"json", json}};
    for (const auto& [name, target] : kTargets)
        if (qstrcmp(name, corpus) == 0)
            return target;
    return nullptr;
}

} // namespace qd::fuzz
