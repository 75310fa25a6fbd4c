#include "agents/llm/door/ModelDoor.h"

#include "agents/keys/Secret.h"
#include "agents/llm/providers/ProviderRequest.h"
#include "agents/llm/wire/KeyEcho.h"

#include <QRandomGenerator>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr Duration kSlowAfter{10'000};
constexpr Duration kLeast{5'000}; ///< is left for an answer
constexpr int kLookEvery = 1'000;

/// A fair guess for rate limits, which count what is used and not what could be.
Lane::Wanted tokensOf(const LlmRequest& request)
{
    return {(request.system.size() + request.prompt.size()) / 4, request.maxTokens.value / 4};
}

Lane::Of laneOf(RateWindow::Of of)
{
    switch (of) {
    case RateWindow::Requests: return Lane::Requests;
    case RateWindow::Tokens: return Lane::Tokens;
    case RateWindow::InputTokens: return Lane::InputTokens;
    case RateWindow::OutputTokens: return Lane::OutputTokens;
    }
    return Lane::Requests;
}

/// Ends with a full stop where nothing ends it.
QString asSentence(const QString& text)
{
    return text.isEmpty() || QStringLiteral(".?!…").contains(text.back()) ? text : text + u'.';
}

Error cancelled()
{
    return {Error::Cancelled, QStringLiteral("The call was stopped."), {}, {}};
}

/// A model of pictures is asked for pictures, and another one is not.
std::optional<Error> refusalOf(const LlmRequest& request, const ChosenModel& model)
{
    const bool makesPictures = model.traits.pictures != PictureWay::None;
    if (makesPictures == request.paints.has_value())
        return std::nullopt;
    const QString text = makesPictures ? QStringLiteral("The model “%1” makes pictures and answers nothing else.") : QStringLiteral("The model “%1” makes no pictures.");
    return Error{Error::Rule, text.arg(request.model), request.model, QStringLiteral("\"pictures\" in the provider's file says which models make them")};
}

Lane::Outcome outcomeOf(const ModelRefusal& refusal)
{
    switch (refusal.kind) {
    case ModelRefusal::RateLimit: return Lane::Outcome::TooMany;
    case ModelRefusal::Overloaded:
    case ModelRefusal::Broken:
    case ModelRefusal::Timeout: return Lane::Outcome::Ill;
    default: return Lane::Outcome::Refused;
    }
}

/// What no other call of that provider, or of that model, would get past.
bool isOfAll(ModelRefusal::Kind kind)
{
    return kind == ModelRefusal::Key || kind == ModelRefusal::Money || kind == ModelRefusal::Forbidden || kind == ModelRefusal::UnknownModel;
}

/// In one sentence, with what to do.
Error withoutKey(const Error& found, const QString& provider)
{
    QString text = found.text.left(1).toUpper() + found.text.mid(1);
    if (!found.hint.isEmpty())
        text += QStringLiteral(": ") + found.hint;
    return {found.kind, asSentence(text), provider, found.hint};
}

} // namespace

ModelDoor::ModelDoor(const ProviderList& providers, FindKey findKey, Way way, QObject* parent)
    : QObject(parent)
    , m_providers(providers)
    , m_findKey(std::move(findKey))
    , m_transport(std::move(way))
{
    m_time.start();
    m_look.setInterval(kLookEvery);
    connect(&m_look, &QTimer::timeout, this, &ModelDoor::look);
    m_lift.setSingleShot(true);
    connect(&m_lift, &QTimer::timeout, this, &ModelDoor::liftDue);
}

ModelDoor::~ModelDoor()
{
    while (!m_tickets.empty())
        finish(m_tickets.begin()->first, m_tickets.begin()->second.sent > 0 ? Result<LlmAnswer>(lost(m_tickets.begin()->second, QStringLiteral("the program closed"))) : cancelled());
}

ModelDoor::Queue& ModelDoor::queueOf(const QString& provider)
{
    return m_queues[provider];
}

void ModelDoor::ask(quint64 call, LlmRequest request, LlmClient::Piece piece, Done done)
{
    const Result<ChosenModel> model = m_providers.find(request.model);
    if (!model)
        return done(model.error());
    if (const std::optional<Error> cannot = refusalOf(request, *model))
        return done(*cannot);
    Ticket& ticket = m_tickets[call];
    ticket.id = call;
    ticket.model = *model;
    ticket.request = std::move(request);
    ticket.piece = std::move(piece);
    ticket.done = std::move(done);
    ticket.asked = now();
    if (!m_look.isActive())
        m_look.start();
    if (model->provider.key.header.isEmpty())
        return lineUp(call, false);
    m_findKey(model->provider.id, [this, call, form = model->provider.key](const Result<SharedSecret>& found) {
        const auto at = m_tickets.find(call);
        if (at == m_tickets.end())
            return;
        const Result<SharedSecret> key = keyFrom(form, found);
        if (!key) {
            const Error missing = withoutKey(key.error(), at->second.model.provider.id);
            mark(at->second.model.provider.id, Unaskable::Refused, missing.text, m_waits.refused);
            return finish(call, missing);
        }
        at->second.secret = *key;
        lineUp(call, false);
    });
}

void ModelDoor::lineUp(quint64 call, bool first)
{
    const QString id = m_tickets.at(call).model.provider.id;
    Queue& queue = queueOf(id);
    first ? queue.waiting.push_front(call) : queue.waiting.push_back(call);
    pump(id);
    if (const auto at = m_tickets.find(call); at != m_tickets.end() && at->second.sent == 0)
        sayWaits(at->second);
}

/// To be heard by who has others to ask.
void ModelDoor::sayWaits(const Ticket& ticket)
{
    const QString& id = ticket.model.provider.id;
    if (m_unaskable.has(id) || m_unaskable.has(ticket.request.model))
        emit said({ModelNews::Waits, id, m_queues[id].why, ticket.request.turn, {}});
}

void ModelDoor::pump(const QString& id)
{
    const auto found = m_queues.find(id);
    if (found == m_queues.end())
        return;
    Queue& queue = found->second;
    while (!queue.waiting.empty()) {
        Ticket& next = m_tickets.at(queue.waiting.front());
        const Lane::Wanted tokens = tokensOf(next.request);
        if (!queue.lane.mayStart(now(), tokens)) {
            if (const std::optional<Duration> at = queue.lane.nextLook(now(), tokens))
                QTimer::singleShot(std::max(Duration(1), *at - now()), this, [this, id] { pump(id); });
            return;
        }
        queue.waiting.pop_front();
        queue.lane.started(tokens);
        send(next);
    }
}

/// What waited too long is told so; what stands still is said.
void ModelDoor::look()
{
    QList<quint64> late;
    for (auto& [id, ticket] : m_tickets) {
        if (ticket.sent == 0 && now() - ticket.asked > ticket.request.patience - kLeast)
            late.append(id);
        if (ticket.sent == 0 || ticket.isTold || now() - ticket.lastByte < kSlowAfter)
            continue;
        ticket.isTold = true;
        emit said({ModelNews::Slow, ticket.model.provider.id, {}, ticket.request.turn, now() - ticket.lastByte});
    }
    for (const quint64 id : std::as_const(late)) {
        const ModelProvider provider = m_tickets.at(id).model.provider;
        const QString why = queueOf(provider.id).why;
        finish(id, Error{Error::Network,
                         asSentence(QStringLiteral("%1 could not be asked for %2 s%3").arg(provider.title).arg((now() - m_tickets.at(id).asked).count() / 1000).arg(why.isEmpty() ? QString() : QStringLiteral(": ") + why)),
                         provider.id, {}});
    }
}

void ModelDoor::send(Ticket& ticket)
{
    const ModelProvider& provider = ticket.model.provider;
    const std::unique_ptr<ModelWire> wire = wireOf(ticket.request.paints ? Dialect::OpenAiImages : provider.dialect);
    WireCall call = wire->write(ticket.request, ticket.model.traits);
    ticket.reader = wire->reader(ticket.request, maskOf(ticket.secret));
    HttpRequest http = requestTo(provider, call.path, ticket.secret, call.headers);
    http.body = std::move(call.body);
    http.accept = call.streams ? "text/event-stream" : "application/json";
    http.deadline = std::max(kLeast, ticket.request.patience - (now() - ticket.asked));
    http.silence = silenceOf(ticket);
    http.keepsConnection = true;
    ticket.lastByte = now();
    ticket.sent = m_transport.stream(http,
        [this, id = ticket.id](QByteArrayView bytes) {
            if (const auto at = m_tickets.find(id); at != m_tickets.end()) {
                at->second.lastByte = now();
                at->second.reader->feed(bytes, at->second.piece);
            }
        },
        [this, id = ticket.id](const HttpAnswer& answer) { arrive(id, answer); });
}

/// Who thinks says nothing for minutes; and of those who answer, Anthropic alone sends pings meanwhile ("Streaming messages": ping
/// events). Else the deadline is all.
Duration ModelDoor::silenceOf(const Ticket& ticket) const
{
    const bool pings = ticket.model.provider.dialect == Dialect::Anthropic && ticket.request.thinking.value == 0;
    return pings ? m_waits.silence : Duration(0);
}

void ModelDoor::arrive(quint64 call, const HttpAnswer& answer)
{
    const auto at = m_tickets.find(call);
    if (at == m_tickets.end())
        return;
    const QString provider = at->second.model.provider.id;
    judge(at->second, answer);
    pump(provider);
}

void ModelDoor::judge(Ticket& ticket, const HttpAnswer& answer)
{
    Queue& queue = queueOf(ticket.model.provider.id);
    for (const RateWindow& window : rateWindows(answer.headers, SystemClock().now())) {
        queue.lane.told(laneOf(window.of), window.remaining, window.limit, window.resetIn, now());
    }
    if (answer.delivery == HttpAnswer::NotSent) {
        settle(ticket, answer.isCancelled ? Lane::Outcome::Nothing : Lane::Outcome::Ill, answer.trouble);
        return answer.isCancelled ? finish(ticket.id, cancelled()) : putOff(ticket);
    }
    if (answer.delivery == HttpAnswer::Unclear || (answer.status / 100 == 2 && !answer.trouble.isEmpty())) {
        settle(ticket, answer.isCancelled ? Lane::Outcome::Nothing : Lane::Outcome::Ill, answer.trouble);
        LlmAnswer left = lost(ticket, answer.trouble);
        if (answer.isCancelled)
            left.fault = cancelled();
        return finish(ticket.id, left);
    }
    if (answer.status / 100 != 2)
        return refused(ticket, readRefusal(answer.status, answer.headers, answer.body, SystemClock().now(), maskOf(ticket.secret)));
    Result<LlmAnswer> came = ticket.reader->finish();
    if (const std::optional<ModelRefusal> refusal = ticket.reader->refusal(); !came && refusal)
        return refused(ticket, *refusal);
    settle(ticket, !came || came->isWhole ? Lane::Outcome::Well : Lane::Outcome::Ill);
    if (came) {
        came->took = now() - ticket.asked;
        came->requestId = came->requestId.isEmpty() ? requestIdOf(answer.headers) : came->requestId;
        if (ticket.secret && repeatsKey(*came, ticket.secret->bytes()))
            withhold(*came, ticket.request.model);
    }
    finish(ticket.id, std::move(came));
}

void ModelDoor::refused(Ticket& ticket, const ModelRefusal& refusal)
{
    settle(ticket, outcomeOf(refusal), refusal.sentence, refusal.retryAfter);
    Error why = refusal.error();
    if (isOfAll(refusal.kind)) {
        why.where = refusal.kind == ModelRefusal::UnknownModel ? ticket.request.model : ticket.model.provider.id;
        mark(why.where, Unaskable::Refused, refusal.sentence, m_waits.refused);
        refuseAll(why.where, why);
    }
    if (refusal.mayBeBilled) {
        LlmAnswer left = lost(ticket, refusal.sentence);
        if (!refusal.mayRetry)
            left.fault = why;
        return finish(ticket.id, left);
    }
    if (refusal.mayRetry)
        return putOff(ticket);
    finish(ticket.id, why);
}

/// Nobody was charged: it goes to the head of the line again, and is sent when the lane says so.
void ModelDoor::putOff(Ticket& ticket)
{
    ticket.sent = 0;
    ticket.reader.reset();
    lineUp(ticket.id, true);
}

/// Tells the lane what came of a call, and the others when its provider fell ill or is well again.
void ModelDoor::settle(const Ticket& ticket, Lane::Outcome outcome, const QString& why, std::optional<Duration> after)
{
    Queue& queue = queueOf(ticket.model.provider.id);
    if (!why.isEmpty())
        queue.why = why;
    queue.lane.ended(outcome, now(), QRandomGenerator::global()->generateDouble(), after);
    noteHealth(ticket, outcome, after);
}

void ModelDoor::noteHealth(const Ticket& ticket, Lane::Outcome outcome, std::optional<Duration> after)
{
    const QString& id = ticket.model.provider.id;
    Queue& queue = queueOf(id);
    if (outcome == Lane::Outcome::Well || outcome == Lane::Outcome::Refused)
        queue.limited.reset();
    if (outcome == Lane::Outcome::TooMany) {
        queue.limited = queue.limited.value_or(now());
        const Duration asked = after.value_or(Duration(0));
        if (std::max(asked, now() - *queue.limited) >= m_waits.limited)
            mark(id, Unaskable::Ill, queue.why, std::max(asked, m_waits.ill));
    } else if (queue.lane.isOpen()) {
        mark(id, Unaskable::Ill, queue.why, m_waits.ill);
    } else if (outcome == Lane::Outcome::Well) {
        lift(id);
        lift(ticket.request.model);
    } else if (outcome == Lane::Outcome::Refused && !m_unaskable.isRefused(id)) {
        lift(id); // it answers
    }
}

/// Those that wait hear of it before they are sent.
void ModelDoor::mark(const QString& who, Unaskable::Why kind, const QString& why, Duration pause)
{
    const bool isNews = m_unaskable.mark(who, kind, now() + pause);
    liftDue();
    if (!isNews)
        return;
    emit said({ModelNews::Troubled, who, why, {}, {}});
    const auto queue = kind == Unaskable::Ill ? m_queues.find(who) : m_queues.end();
    for (const quint64 call : queue == m_queues.end() ? std::deque<quint64>() : queue->second.waiting)
        if (const auto at = m_tickets.find(call); at != m_tickets.end())
            sayWaits(at->second);
}

void ModelDoor::lift(const QString& who)
{
    if (m_unaskable.lift(who))
        emit said({ModelNews::Recovered, who, {}, {}, {}});
}

/// Whoever was in trouble long enough may be asked again. While calls of it are here, these find out.
void ModelDoor::liftDue()
{
    for (const QString& who : m_unaskable.due(now())) {
        const bool isAsked = std::any_of(m_tickets.begin(), m_tickets.end(), [&](const auto& one) {
            return one.second.model.provider.id == who || one.second.request.model == who;
        });
        if (isAsked)
            m_unaskable.mark(who, Unaskable::Ill, now() + m_waits.ill);
        else
            lift(who);
    }
    if (const std::optional<Duration> next = m_unaskable.next())
        m_lift.start(std::max(Duration(1), *next - now()));
}

void ModelDoor::keyChanged(const QString& provider)
{
    for (const QString& who : m_unaskable.of(provider))
        if (m_unaskable.isRefused(who))
            lift(who);
}

/// Those that wait would be told the same.
void ModelDoor::refuseAll(const QString& who, const Error& why)
{
    QList<quint64> waiting;
    for (const auto& [id, ticket] : m_tickets)
        if (ticket.sent == 0 && (ticket.model.provider.id == who || ticket.request.model == who))
            waiting.append(id);
    for (const quint64 id : std::as_const(waiting))
        finish(id, why);
}

LlmAnswer ModelDoor::lost(const Ticket& ticket, const QString& why) const
{
    LlmAnswer answer;
    answer.model = ticket.request.model;
    answer.isWhole = answer.isReported = false;
    answer.took = now() - ticket.asked;
    answer.fault = Error{Error::Network, asSentence(QStringLiteral("Its model was asked, and what came is not whole: %1").arg(why)), {}, {}};
    return answer;
}

void ModelDoor::finish(quint64 call, Result<LlmAnswer> answer)
{
    const auto node = m_tickets.extract(call);
    if (node.empty())
        return;
    if (const auto queue = m_queues.find(node.mapped().model.provider.id); queue != m_queues.end())
        std::erase(queue->second.waiting, call);
    if (m_tickets.empty())
        m_look.stop();
    node.mapped().done(std::move(answer));
}

void ModelDoor::cancel(quint64 call)
{
    const auto at = m_tickets.find(call);
    if (at == m_tickets.end())
        return;
    if (at->second.sent > 0)
        m_transport.cancel(at->second.sent);
    else
        finish(call, cancelled());
}

} // namespace qd::agents
