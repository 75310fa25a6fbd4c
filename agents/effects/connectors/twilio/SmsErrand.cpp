#include "agents/effects/connectors/twilio/SmsErrand.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr int kMostListed = 200;
constexpr Duration kSkew = std::chrono::minutes(10); ///< between their clock and ours, at most
const QString kUnknown = QStringLiteral("unknown"); ///< no answer came, and it was not found
const QString kRefused = QStringLiteral("refused "); ///< and why

bool isAnswered(const Result<HttpAnswer>& answer, int from, int to)
{
    return answer && answer->delivery == HttpAnswer::Answered && answer->trouble.isEmpty() && answer->status >= from && answer->status < to;
}

bool isCut(const Result<HttpAnswer>& answer)
{
    return !answer ? answer.error().kind == Error::Cancelled : answer->isCancelled;
}

QStringList named(const QMap<QString, QString>& done, const QString& begins)
{
    QStringList all;
    for (auto it = done.begin(); it != done.end(); ++it)
        if (it->startsWith(begins))
            all.append(begins == kRefused ? QStringLiteral("%1: %2").arg(it.key(), it->mid(kRefused.size())) : it.key());
    return all;
}

} // namespace

Duration smsLife(const EffectContent& content, Instant now)
{
    constexpr Duration kUsual = std::chrono::hours(4), kShortest = std::chrono::minutes(1), kLongest = std::chrono::hours(10);
    return content.window ? std::clamp(Duration(content.window->until.ms - now.ms), kShortest, kLongest) : kUsual;
}

std::optional<TwilioMessage> theOneIn(const QList<TwilioMessage>& list, const QString& to, const QString& text, Instant since)
{
    const auto isIt = [&](const TwilioMessage& one) { return one.isOurs && one.to == to && one.body == text && one.created.ms >= since.ms - kSkew.count(); };
    if (std::count_if(list.begin(), list.end(), isIt) != 1)
        return std::nullopt;
    return *std::find_if(list.begin(), list.end(), isIt);
}

SmsErrand::SmsErrand(const ApiConnector& of, Delivery delivery, Gate gate, QList<Duration> looks)
    : ApiErrand(of, std::move(delivery), std::move(gate)), m_looks(std::move(looks)), m_done(m_delivery.stepped)
{
}

void SmsErrand::send(const QString& text, const QList<Addressee>& people, Ended ended)
{
    m_text = text;
    m_people = people;
    m_began = m_clock.now();
    m_ended = std::move(ended);
    next();
}

void SmsErrand::next()
{
    for (const Addressee& one : std::as_const(m_people))
        if (!m_done.contains(one.contact))
            return sendTo(one);
    finish();
}

void SmsErrand::sendTo(const Addressee& one)
{
    ask(twilioSend(m_file, one.person.address, m_text, smsLife(m_delivery.content, m_clock.now())), [this, one](const Result<HttpAnswer>& answer) { asked(one, answer); });
}

void SmsErrand::asked(const Addressee& one, const Result<HttpAnswer>& answer)
{
    if (!answer)
        return finish(unsent(answer.error()));
    if (const Result<TwilioMessage> taken = isAnswered(answer, 200, 300) ? twilioMessageIn(answer->body) : Result<TwilioMessage>(Error{}))
        return note(one.contact, taken->isLost() ? kRefused + twilioInWords(taken->error) : taken->sid);
    const qint64 code = isAnswered(answer, 400, 500) ? twilioCodeIn(answer->body) : 0;
    if (isAboutPerson(code))
        return note(one.contact, kRefused + twilioInWords(code));
    const AnswerTerms terms{host(), Guarantees::ByLookUp, [](const HttpAnswer&) -> Result<QString> { return Error{Error::Parse, QStringLiteral("the answer holds no message"), {}, {}}; }};
    Outcome outcome = verdictOf(*answer, terms, m_clock.now());
    if (outcome.kind == Outcome::Refused && code != 0)
        outcome.text += QStringLiteral(": ") + twilioInWords(code);
    if (outcome.kind == Outcome::Unknown && !answer->isCancelled)
        return wait(m_looks.value(0), [this, one] { look(one, 0); });
    finish(outcome);
}

void SmsErrand::look(const Addressee& one, int tries)
{
    ask(twilioList(m_file, kMostListed), [this, one, tries](const Result<HttpAnswer>& answer) { looked(one, tries, answer); });
}

/// What the list does not have may come into it later, or never.
void SmsErrand::looked(const Addressee& one, int tries, const Result<HttpAnswer>& answer)
{
    if (isCut(answer))
        return finish({Outcome::Unknown, QStringLiteral("no answer came for %1, and it was stopped before anybody could look").arg(one.contact)});
    const Result<QList<TwilioMessage>> list = isAnswered(answer, 200, 201) ? twilioMessagesIn(answer->body) : Result<QList<TwilioMessage>>(Error{});
    if (const std::optional<TwilioMessage> found = list ? theOneIn(*list, one.person.address, m_text, m_began) : std::nullopt)
        return note(one.contact, found->isLost() ? kRefused + twilioInWords(found->error) : found->sid);
    if (tries + 1 < m_looks.size())
        return wait(m_looks.value(tries + 1), [this, one, tries] { look(one, tries + 1); });
    note(one.contact, kUnknown);
}

void SmsErrand::note(const QString& contact, const QString& what)
{
    m_done.insert(contact, what);
    noted(contact, what, [this] { next(); });
}

void SmsErrand::finish()
{
    const QStringList refused = named(m_done, kRefused), unknown = named(m_done, kUnknown);
    const qsizetype taken = m_people.size() - refused.size() - unknown.size();
    const QString said = QStringLiteral("Twilio took it for %1 of %2").arg(taken).arg(m_people.size());
    const QString not_ = refused.isEmpty() ? QString() : QStringLiteral("; refused for ") + refused.join(QStringLiteral(", "));
    if (!unknown.isEmpty())
        return finish({Outcome::Unknown, said + not_ + QStringLiteral("; no answer came for %1, and nobody can tell").arg(unknown.join(QStringLiteral(", ")))});
    if (taken == 0)
        return finish({Outcome::Refused, QStringLiteral("Twilio refused it for ") + refused.join(QStringLiteral(", "))});
    const QString sid = m_people.size() == 1 ? m_done.value(m_people.first().contact) : QString();
    finish({Outcome::Confirmed, m_people.size() == 1 ? QStringLiteral("Twilio took it") : said + not_, sid});
}

QString SmsErrand::soFar() const
{
    const qsizetype known = std::count_if(m_people.begin(), m_people.end(), [this](const Addressee& one) { return m_done.contains(one.contact); });
    return known == 0 ? QString() : QStringLiteral("; %1 of %2 were asked for before, and are not again").arg(known).arg(m_people.size());
}

void SmsErrand::finish(Outcome outcome)
{
    if (std::any_of(m_people.begin(), m_people.end(), [this](const Addressee& one) { return !m_done.contains(one.contact); }))
        outcome.text += soFar();
    end(outcome);
}

} // namespace qd::agents
