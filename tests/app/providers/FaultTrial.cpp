#include "tests/app/providers/FaultTrial.h"

#include "agents/keys/Secret.h"
#include "agents/llm/Settlement.h"
#include "agents/llm/TokenBound.h"
#include "agents/transport/HttpReader.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qd::test {

namespace {

using agents::LlmAnswer;
using agents::LlmRequest;

const QByteArray kKey = "sk-canary-0123456789abcdef";
constexpr int kAtOnce = 300;
constexpr Duration kPatience{7'000};
constexpr Duration kPatienceOfBytes{60'000}; ///< with an answer that comes byte by byte, which takes a busy machine long
constexpr Duration kLate{5'000};             ///< beyond it: for an answer that comes late at least, and the machine's

QByteArray fileAt(const QString& name)
{
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/faults/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    return file.readAll();
}

Duration patienceWith(const KeptFault& kept, const Playing& playing)
{
    return playing.piece == 1 && playing.upTo < 0 && kept.states.contains(u"whole"_s) ? kPatienceOfBytes : kPatience;
}

LlmRequest requestTo(const QString& provider, Duration patience = kPatience)
{
    LlmRequest made;
    made.model = provider + u":model-a"_s;
    made.prompt = u"Hello"_s; // as in what was kept, so that its figures are about this
    made.patience = patience;
    return made;
}

qsizetype headOf(const QByteArray& bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    return end < 0 ? bytes.size() : end + 4;
}

bool endsAsSentence(const QString& text)
{
    return !text.isEmpty() && QStringLiteral(".?!…").contains(text.back());
}

} // namespace

FaultTrial::FaultTrial(quint32 seed) : m_random(seed)
{
    read();
    m_time.start();
    m_door = std::make_unique<agents::ModelDoor>(m_providers, [](const QString&, const agents::KeyShelf::Found& found) { found(agents::Secret::of(kKey)); });
    learnTruth();
}

void FaultTrial::read()
{
    const QJsonArray index = QJsonDocument::fromJson(fileAt(u"index.json"_s)).array();
    for (const QJsonValue& value : index) {
        const QJsonObject row = value.toObject();
        KeptFault kept;
        kept.file = row.value("file"_L1).toString();
        kept.dialect = row.value("dialect"_L1).toString();
        kept.fault = row.value("fault"_L1).toString();
        kept.bytes = fileAt(kept.file);
        for (const QJsonValue& state : row.value("states"_L1).toArray())
            kept.states.append(state.toString());
        kept.stop = row.value("stop"_L1).toString();
        kept.text = row.value("text"_L1).toString();
        kept.does = kept.fault != "status"_L1 && kept.fault != "html-page"_L1 && kept.fault != "redirect"_L1;
        kept.isLie = kept.fault == "usage-lie"_L1;
        if (kept.file.endsWith("/good.http"_L1))
            m_well.insert(kept.dialect, kept.bytes);
        m_kept.append(kept);
    }
    if (m_kept.size() < 190 || m_well.size() != 3)
        qFatal("the kept answers are not there");
}

/// The world bills what it says where it does not lie; and where it lies or breaks off, what the good answer took.
void FaultTrial::learnTruth()
{
    QHash<QString, TokenUsage> good;
    const auto told = [](const KeptFault& kept) -> std::optional<TokenUsage> {
        const agents::Dialect dialect = kept.dialect == "anthropic"_L1 ? agents::Dialect::Anthropic : kept.dialect == "openai-chat"_L1 ? agents::Dialect::OpenAiChat : agents::Dialect::OpenAiResponses;
        const auto reader = agents::wireOf(dialect)->reader(requestTo(u"x"_s));
        agents::HttpReader http(1 << 20);
        http.feed(kept.bytes, [&](QByteArrayView bytes) { reader->feed(bytes, {}); });
        const Result<LlmAnswer> came = http.isDone() && http.status() == 200 ? reader->finish() : Result<LlmAnswer>(Error{});
        return came && came->isWhole && came->isReported ? std::optional(came->usage) : std::nullopt;
    };
    for (const KeptFault& kept : std::as_const(m_kept))
        if (kept.file.endsWith("/good.http"_L1))
            good.insert(kept.dialect, told(kept).value());
    for (KeptFault& kept : m_kept)
        kept.truth = kept.isLie ? good.value(kept.dialect) : told(kept).value_or(good.value(kept.dialect));
}

Playing FaultTrial::playingOf(const KeptFault& kept, int way)
{
    const auto below = [this](qsizetype bound) { return qsizetype(m_random() % quint64(std::max<qsizetype>(1, bound))); };
    Playing made{kept.bytes};
    switch (way) {
    case 0: break;
    case 1: made.piece = 1; break;
    case 2:
        made.piece = 1 + below(200);
        made.everyMs = int(below(4));
        break;
    case 3: made.upTo = below(kept.bytes.size()); break;
    case 4:
        made.upTo = below(kept.bytes.size());
        made.end = Playing::Resets;
        break;
    case 5:
        made.upTo = kept.bytes.size() - 1 - below(12);
        made.piece = 1 + below(7);
        break;
    case 6:
        made.upTo = headOf(kept.bytes) + below(kept.bytes.size() - headOf(kept.bytes));
        made.piece = 1 + below(40);
        break;
    default:
        made.upTo = below(kept.bytes.size());
        made.end = Playing::StaysOpen;
    }
    return made;
}

void FaultTrial::play(int count)
{
    constexpr int kWays = 8;
    static const char* const names[kWays] = {"as it is", "byte by byte", "in pieces", "cut", "reset", "cut near its end", "cut in its body", "left open"};
    QList<Case> all;
    for (int i = 0; i < count; ++i) {
        // In turn, so that few cases are of many kinds too.
        const KeptFault& kept = m_kept[qsizetype(i) * 37 % m_kept.size()];
        const int way = (i + i / int(m_kept.size())) % kWays;
        const Playing playing = playingOf(kept, way);
        all.append({&kept, playing, u"%1 %2, %3 of %4 bytes"_s.arg(kept.file, QLatin1String(names[way])).arg(playing.upTo).arg(kept.bytes.size()), 0});
    }
    run(std::move(all));
}

void FaultTrial::cutEverywhere()
{
    QList<Case> all;
    for (const KeptFault& kept : std::as_const(m_kept))
        for (qsizetype at = 0; kept.file.endsWith("/good.http"_L1) && at < kept.bytes.size(); ++at)
            all.append({&kept, {kept.bytes, at, 0, 0, at % 5 == 0 ? Playing::Resets : Playing::Closes}, u"%1 cut at %2"_s.arg(kept.file).arg(at), 0});
    run(std::move(all));
}

/// Many at once: some take as long as anybody waits for an answer.
void FaultTrial::run(QList<Case> all)
{
    m_waiting = std::move(all);
    std::reverse(m_waiting.begin(), m_waiting.end());
    while (m_open < kAtOnce && !m_waiting.isEmpty())
        begin(m_waiting.takeLast());
    QTimer hangs;
    hangs.setSingleShot(true);
    QObject::connect(&hangs, &QTimer::timeout, &m_loop, [this] {
        wrong.append(u"%1 calls hang"_s.arg(m_open));
        m_loop.quit();
    });
    hangs.start(std::chrono::minutes(20));
    if (m_open > 0)
        m_loop.exec();
}

/// Each by a provider of its own, or the lane of one would put off the others.
void FaultTrial::begin(Case one)
{
    ++m_open;
    ++cases;
    const int number = ++m_numbers;
    const QString id = u"case-%1"_s.arg(number);
    const QString base = u"http://127.0.0.1:%1/%2"_s.arg(m_server.port()).arg(id) + (one.kept->dialect == "anthropic"_L1 ? QString() : u"/v1"_s);
    const QJsonObject provider{{u"id"_s, id}, {u"title"_s, u"The provider"_s}, {u"dialect"_s, one.kept->dialect}, {u"base_url"_s, base}, {u"date"_s, u"2026-11-22"_s}, {u"source"_s, u"a trial"_s},
                               {u"any_model"_s, true}, {u"defaults"_s, QJsonObject{{u"context"_s, 200'000}}},
                               {u"key"_s, QJsonObject{{u"header"_s, u"Authorization"_s}, {u"prefix"_s, u"Bearer "_s}}}};
    if (const Result<Done> added = m_providers.add(QJsonDocument(provider).toJson(), id); !added)
        qFatal("%s", qPrintable(added.error().text));
    m_server.play(id.toLatin1(), one.playing, m_well.value(one.kept->dialect));
    one.begun = m_time.elapsed();
    m_door->ask(quint64(number), requestTo(id, patienceWith(*one.kept, one.playing)), {}, [this, number, one](const Result<LlmAnswer>& came) { ended(number, one, came); });
}

void FaultTrial::ended(int number, const Case& one, const Result<LlmAnswer>& came)
{
    // Not within the door's own call. What is sent again late would be counted, so that nobody is asked once it has ended.
    QTimer::singleShot(0, &m_loop, [this, number, one, came] {
        const QByteArray name = "case-" + QByteArray::number(number);
        judge(one, came, m_server.requests(name));
        m_server.forget(name);
        --m_open;
        if (!m_waiting.isEmpty())
            begin(m_waiting.takeLast());
        else if (m_open == 0)
            m_loop.quit();
    });
}

QString FaultTrial::stateOf(const Result<LlmAnswer>& came, int requests) const
{
    if (requests > 1)
        return u"later"_s;
    if (!came)
        return came.error().kind == Error::Network && came.error().text.contains("could not be asked"_L1) ? u"later"_s : u"refused"_s;
    return !came->isWhole ? u"cut"_s : came->fault ? u"unusable"_s : u"whole"_s;
}

void FaultTrial::say(const Case& one, const QString& why)
{
    wrong.append(one.what + u": "_s + why);
}

void FaultTrial::judge(const Case& one, const Result<LlmAnswer>& came, int requests)
{
    const KeptFault& kept = *one.kept;
    const qint64 took = m_time.elapsed() - one.begun;
    longestMs = std::max(longestMs, took);
    if (took > (patienceWith(*one.kept, one.playing) + kLate).count())
        say(one, u"it took %1 ms"_s.arg(took));
    const QString state = stateOf(came, requests);
    (state == "whole"_L1 ? whole : state == "unusable"_L1 ? unusable : state == "cut"_L1 ? cut : state == "refused"_L1 ? refused : again) += 1;
    const bool isShort = one.playing.upTo >= 0 && one.playing.upTo < kept.bytes.size();
    const bool isCaution = state == "cut"_L1 && kept.states.contains(u"unusable"_s); // it is paid at the most, and not used either
    const bool isRefusal = state == "unusable"_L1 && kept.stop == "refusal"_L1;      // whole, and of no use
    if (!kept.states.contains(state) && !(isShort && state == "cut"_L1) && !isCaution && !isRefusal)
        say(one, u"it is \"%1\" instead of \"%2\""_s.arg(state, kept.states.join("\", \""_L1)));
    if (requests != 1 && !(state == "later"_L1 && kept.states.contains("later"_L1) && (!isShort || one.playing.upTo >= headOf(kept.bytes))))
        say(one, u"%1 requests were sent"_s.arg(requests));
    if (state == "whole"_L1 && came->text != kept.text)
        say(one, u"its text is \"%1\""_s.arg(came->text));
    if (came && (came->fault || !came->isWhole) && !came->calls.isEmpty())
        say(one, u"it has tools used that nobody asked for to the end"_s);
    const QString sentence = !came ? came.error().text : came->fault ? came->fault->text : u"."_s;
    if (!endsAsSentence(sentence) || sentence.contains("canary"_L1) || (came && !came->isWhole && !came->fault))
        say(one, u"it ends with \"%1\""_s.arg(sentence));
    if (came && requests == 1 && !isOwed(one, requestTo(u"x"_s), *came))
        say(one, u"it is settled at less than what is billed"_s);
    if (!came && kept.does && requests > 0)
        say(one, u"it is billed, and nothing is settled for it: %1"_s.arg(sentence));
}

/// Whether at least as many tokens of each kind are paid as are billed.
bool FaultTrial::isOwed(const Case& one, const LlmRequest& request, const LlmAnswer& came)
{
    if (!one.kept->does)
        return true;
    const agents::Settled owed = agents::settled(request, came, {agents::countAtMost(request), request.maxTokens});
    const TokenUsage& truth = one.kept->truth;
    const auto in = [](const TokenUsage& usage) { return usage.in.value + usage.cacheRead.value + usage.cacheWrite.value; };
    if (in(owed.usage) >= in(truth) && owed.usage.out.value >= truth.out.value)
        return true;
    const bool couldBe = one.kept->isLie && owed.how == agents::Settled::Reported;
    untellable += couldBe;
    return couldBe;
}

} // namespace qd::test
