#include "agents/llm/door/ModelDoor.h"

#include "agents/keys/Secret.h"
#include "agents/llm/providers/ProviderRequest.h"
#include "agents/llm/wire/KeyEcho.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr Duration kSlowAfter{10'000};
constexpr Duration kLeast{5'000}; ///< is left for an answer
constexpr Duration kWorthTelling{500};
constexpr Duration kToldAtMost{600'000}; ///< then somebody asks again
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
    case ModelRefusal::Conflict:
    case ModelRefusal::Timeout: return Lane::Outcome::Ill;
    default: return Lane::Outcome::Refused;
    }
}

/// What no other call of that provider, or of that model, would get past: all that is against the rules but for one call's own words.
bool isOfAll(const ModelRefusal& refusal)
{
    return refusal.error().kind == Error::Rule && refusal.kind != ModelRefusal::Moderated;
}

double lot()
{
    return QRandomGenerator::global()->generateDouble();
}

/// By her own clock; with the day where that is another one.
QString momentIn(Duration wait)
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(SystemClock().now().ms);
    const QDateTime then = now.addMSecs(wait.count());
    return then.toString(then.date() == now.date() ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm"));
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

ModelDoor::Queue& ModelDoor::queueOf(const Ticket& ticket)
{
    return m_queues[ticket.request.model];
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
    const QString model = m_tickets.at(call).request.model;
    std::deque<quint64>& waiting = m_queues[model].waiting;
    first ? waiting.push_front(call) : waiting.push_back(call);
    pump(model);
    if (const auto at = m_tickets.find(call); !first && at != m_tickets.end() && at->second.sent == 0)
        sayWaits(at->second); // of one that waited before it was said then
}

/// To be heard by who has others to ask.
void ModelDoor::sayWaits(const Ticket& ticket)
{
    const QString& id = ticket.model.provider.id;
    const QString& who = m_unaskable.has(id) ? id : ticket.request.model;
    if (m_unaskable.has(who))
        emit said({ModelNews::Waits, who, m_whys[who], ticket.request.turn, {}});
}

void ModelDoor::pump(const QString& model)
{
    const auto found = m_queues.find(model);
    if (found == m_queues.end())
        return;
    Queue& queue = found->second;
    while (!queue.waiting.empty()) {
        Ticket& next = m_tickets.at(queue.waiting.front());
        const Lane::Wanted tokens = tokensOf(next.request);
        heed(model, queue);
        if (!queue.lane.mayStart(now(), tokens)) {
            noteLimit(model, queue);
            if (const std::optional<Duration> at = queue.lane.nextLook(now(), tokens))
                QTimer::singleShot(std::max(Duration(1), *at - now()), this, [this, model] { pump(model); });
            return;
        }
        queue.waiting.pop_front();
        queue.lane.started(tokens);
        send(next);
    }
}

/// What others of this home were told counts here, too.
void ModelDoor::heed(const QString& model, Queue& queue)
{
    const Instant wall = SystemClock().now();
    const std::optional<Instant> until = m_told.until(model, wall);
    if (!until || *until <= queue.heeded)
        return;
    queue.heeded = *until;
    queue.isByOthers = true;
    queue.lane.hold(now(), *until - wall, lot());
}

/// Until when the provider wants nobody to ask that model, for all who ask from this home.
void ModelDoor::tellOthers(const Ticket& ticket)
{
    Queue& queue = queueOf(ticket);
    const Instant wall = SystemClock().now();
    const Instant until = wall + std::min(kToldAtMost, queue.lane.availableAt(tokensOf(ticket.request)) - now());
    if (until - wall < kWorthTelling || until - queue.heeded < kWorthTelling)
        return;
    queue.heeded = until;
    queue.isByOthers = false;
    if (const Result<qd::Done> told = m_told.tell(ticket.request.model, until, wall); !told)
        qWarning("%s", qUtf8Printable(told.error().text));
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
        const QString why = queueOf(m_tickets.at(id)).why;
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
    const QString model = at->second.request.model;
    judge(at->second, answer);
    pump(model);
}

void ModelDoor::judge(Ticket& ticket, const HttpAnswer& answer)
{
    Queue& queue = queueOf(ticket);
    for (const RateWindow& window : rateWindows(answer.headers, SystemClock().now())) {
        queue.lane.told(laneOf(window.of), window.remaining, window.limit, window.resetIn, now());
        if (window.remaining == 0)
            tellOthers(ticket);
    }
    ticket.isReached = answer.delivery != HttpAnswer::NotSent;
    if (!ticket.isReached) {
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
    if (isOfAll(refusal)) {
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

/// Nobody was charged: after a pause of its own it goes to the head of the line again, and is sent when the lane says so.
void ModelDoor::putOff(Ticket& ticket)
{
    ticket.sent = 0;
    ticket.reader.reset();
    sayWaits(ticket);
    QTimer::singleShot(Lane::pauseAfter(ticket.failures++, lot()), this, [this, call = ticket.id] {
        if (m_tickets.contains(call))
            lineUp(call, true);
    });
}

/// Tells the lane what came of a call, and the others when its provider fell ill or is well again.
void ModelDoor::settle(const Ticket& ticket, Lane::Outcome outcome, const QString& why, std::optional<Duration> after)
{
    Queue& queue = queueOf(ticket);
    if (!why.isEmpty())
        queue.why = why;
    queue.lane.ended(outcome, now(), lot(), after);
    if (after || outcome == Lane::Outcome::TooMany)
        tellOthers(ticket);
    noteHealth(ticket, outcome, after);
}

void ModelDoor::noteHealth(const Ticket& ticket, Lane::Outcome outcome, std::optional<Duration> after)
{
    Queue& queue = queueOf(ticket);
    const Duration asked = after.value_or(Duration(0));
    if (outcome == Lane::Outcome::Well || outcome == Lane::Outcome::Refused)
        queue.limited.reset();
    if (outcome == Lane::Outcome::TooMany) {
        queue.limited = queue.limited.value_or(now());
        if (std::max(asked, now() - *queue.limited) >= m_waits.limited)
            markIll(ticket, std::max(asked, m_waits.ill));
    } else if (queue.lane.isOpen() || asked >= m_waits.limited) {
        markIll(ticket, std::max(asked, m_waits.ill));
    } else if ((outcome == Lane::Outcome::Well || outcome == Lane::Outcome::Refused) && waitOf(queue) < m_waits.limited) {
        for (const QString& who : {ticket.model.provider.id, ticket.request.model})
            if (outcome == Lane::Outcome::Well || !m_unaskable.isRefused(who))
                lift(who); // it answers
    }
}

/// Limits and load are a model's own. Whom nobody gets through to, or two of whose models are ill, is ill as a whole.
void ModelDoor::markIll(const Ticket& ticket, Duration pause)
{
    const QString& id = ticket.model.provider.id;
    const QString& model = ticket.request.model;
    const QStringList known = m_unaskable.of(id);
    const bool isSecond = std::any_of(known.begin(), known.end(), [&](const QString& who) { return who != id && who != model && !m_unaskable.isRefused(who); });
    mark(isSecond || !ticket.isReached ? id : model, Unaskable::Ill, queueOf(ticket).why, pause);
}

/// How long the lane keeps back the call that is next, or one of no size.
Duration ModelDoor::waitOf(const Queue& queue) const
{
    const Lane::Wanted wanted = queue.waiting.empty() ? Lane::Wanted() : tokensOf(m_tickets.at(queue.waiting.front()).request);
    return queue.lane.availableAt(wanted) - now();
}

/// Where what its headers said is left is not enough for long, others had better be asked.
void ModelDoor::noteLimit(const QString& model, Queue& queue)
{
    const Duration wait = waitOf(queue);
    if (wait < m_waits.limited || m_unaskable.has(model) || m_unaskable.has(model.section(u':', 0, 0)))
        return;
    queue.why = queue.isByOthers && queue.heeded > SystemClock().now()
        ? QStringLiteral("The provider said to somebody else at work in this home that it is not to be asked before %1.").arg(momentIn(wait))
        : QStringLiteral("The rate limit of the provider leaves too little until %1, as it said with its last answer.").arg(momentIn(wait));
    mark(model, Unaskable::Ill, queue.why, wait);
}

/// Those that wait hear of it before they are sent.
void ModelDoor::mark(const QString& who, Unaskable::Why kind, const QString& why, Duration pause)
{
    const bool isNews = m_unaskable.mark(who, kind, now() + pause);
    m_whys[who] = why;
    liftDue();
    if (!isNews)
        return;
    emit said({ModelNews::Troubled, who, why, {}, {}});
    for (const auto& [id, ticket] : m_tickets)
        if (kind == Unaskable::Ill && ticket.sent == 0 && (ticket.model.provider.id == who || ticket.request.model == who))
            sayWaits(ticket);
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
    if (const auto queue = m_queues.find(node.mapped().request.model); queue != m_queues.end())
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
