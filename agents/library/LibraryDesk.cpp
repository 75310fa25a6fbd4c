#include "agents/library/LibraryDesk.h"

#include "agents/library/Librarian.h"
#include "core/store/EventStore.h"

#include <QRandomGenerator>

namespace qd::agents {

namespace {

constexpr qint64 kPage = 64;
constexpr qsizetype kLongestText = 8'000;
constexpr qsizetype kShortestText = 250; ///< what is refused even then is not refused for its length
constexpr Duration kForAPage{60'000};
constexpr Duration kSoon{200};
constexpr Duration kLongestPause{600'000};
constexpr Duration kQuestionsRest{10'000};

} // namespace

LibraryDesk::LibraryDesk(const Parts& parts)
    : m_parts(parts), m_transport(parts.way), m_door({m_transport, parts.halted, parts.findTerms, parts.prices, parts.money, parts.told})
{
    m_soon.setSingleShot(true);
    m_again.setSingleShot(true);
    QObject::connect(&m_soon, &QTimer::timeout, &m_transport, [this] { look(); });
    QObject::connect(&m_again, &QTimer::timeout, &m_transport, [this] { look(); });
}

template <class T>
std::function<void(Result<T>)> LibraryDesk::whileChosen(std::function<void(Result<T>)> then)
{
    return whileHere<T>([this, epoch = m_epoch, then = std::move(then)](Result<T> result) {
        if (epoch == m_epoch)
            then(std::move(result));
    });
}

template <class T>
std::function<void(Result<T>)> LibraryDesk::whileHere(std::function<void(Result<T>)> then)
{
    return [here = std::weak_ptr<bool>(m_here), then = std::move(then)](Result<T> result) {
        if (!here.expired())
            then(std::move(result));
    };
}

void LibraryDesk::choose(const std::optional<MeaningSource>& source)
{
    ++m_epoch;
    m_source = source;
    m_door.cancelAll();
    m_again.stop();
    m_questionsRest = QDeadlineTimer();
    m_busy = m_more = false;
    m_failures = 0;
    begin();
    if (!m_parts.store)
        return;
    m_busy = true; // until what others said is gone
    m_parts.store->keepMeanings({source ? source->embedder() : QString(), {}}, m_parts.mailbox, whileChosen<Done>([this](const Result<Done>& dropped) {
        m_busy = false;
        if (dropped)
            return look();
        if (m_source)
            fail(dropped.error());
    }));
}

void LibraryDesk::begin()
{
    m_after = 0;
    m_rows = kPage;
    m_chars = kLongestText;
}

void LibraryDesk::lookSoon()
{
    if (!m_soon.isActive())
        m_soon.start(kSoon);
}

void LibraryDesk::lookAgain()
{
    m_again.stop();
    m_questionsRest = QDeadlineTimer();
    m_failures = 0;
    lookSoon();
}

void LibraryDesk::halt()
{
    m_door.cancelAll();
}

/// Asks for all that nobody was asked about, unless that is being done, or must wait.
void LibraryDesk::look()
{
    if (!m_parts.store || !m_source || m_parts.halted || m_again.isActive())
        return;
    if (m_busy) {
        m_more = true;
        return;
    }
    m_busy = true;
    m_more = false;
    m_parts.store->whenIndexed(m_parts.mailbox, [found = whileChosen<Done>([this](const Result<Done>&) { nextPage(); })] { found(Done{}); });
}

void LibraryDesk::nextPage()
{
    const MeaningWish wish{m_source->embedder(), m_source->isOnThisMachine(), m_after, m_rows};
    m_parts.history.unmeant(wish, m_parts.mailbox, whileChosen<Unmeant>([this](const Result<Unmeant>& page) {
        if (!page)
            return fail(page.error());
        if (!page->rows.isEmpty())
            return ask(page->rows);
        const bool fromStart = m_after == 0;
        m_after = 0;
        if (!fromStart && page->meant < page->pieces)
            return nextPage(); // something before that was left out, or has a number that was used before
        m_busy = false;
        if (m_more)
            look();
    }));
}

void LibraryDesk::ask(const QList<Unmeant::Row>& rows)
{
    if (m_parts.halted)
        return fail({Error::Cancelled, {}, {}, {}});
    QStringList texts;
    for (const Unmeant::Row& row : rows) {
        const QString text = row.text.trimmed().left(m_chars);
        texts.append(text.isEmpty() ? QStringLiteral("-") : text); // nothing at all is refused
    }
    m_door.embed(*m_source, texts, kForAPage, whileChosen<QList<QByteArray>>([this, rows](const Result<QList<QByteArray>>& vectors) {
        if (vectors)
            return keep(rows, *vectors);
        if (vectors.error().kind == Error::Model && askForLess(rows))
            return nextPage();
        fail(vectors.error());
    }));
}

/// It may have been too much, or too long for the model: fewer pieces first, then one that is cut.
bool LibraryDesk::askForLess(const QList<Unmeant::Row>& rows)
{
    if (rows.size() > 1) {
        m_rows = rows.size() > 8 ? 8 : 1;
        return true;
    }
    m_chars = qMin(m_chars, rows.first().text.size()) / 2;
    return m_chars >= kShortestText;
}

void LibraryDesk::keep(const QList<Unmeant::Row>& rows, const QList<QByteArray>& vectors)
{
    Meanings meanings;
    meanings.embedder = m_source->embedder();
    for (qsizetype i = 0; i < rows.size(); ++i)
        meanings.rows.append({rows[i].holding, rows[i].place, vectors[i]});
    m_parts.store->keepMeanings(std::move(meanings), m_parts.mailbox, whileChosen<Done>([this, last = rows.last().n](const Result<Done>& kept) {
        if (!kept)
            return fail(kept.error());
        m_failures = 0;
        m_after = last;
        m_rows = qMin(kPage, m_rows * 2);
        nextPage();
    }));
}

/// Leaves it for a while, each time for longer, and never for just as long as others do.
void LibraryDesk::fail(const Error& why)
{
    m_busy = false;
    begin();
    if (m_parts.halted || why.kind == Error::Cancelled)
        return;
    note(why);
    const Duration most = qMin(kLongestPause, m_parts.firstPause * (1 << qMin(m_failures, 20)));
    ++m_failures;
    m_again.start(Duration(qint64(double(most.count()) * (0.5 + 0.5 * QRandomGenerator::global()->generateDouble()))));
}

/// Puts down what went wrong, for whoever asks.
void LibraryDesk::note(const Error& why)
{
    if (m_parts.store && m_source && why.kind != Error::Cancelled)
        m_parts.store->keepMeanings({m_source->embedder(), {}, why.text, m_parts.clock.now()}, m_parts.mailbox, [](const Result<Done>&) {});
}

void LibraryDesk::find(const PieceQuestion& question, Mailbox* replyTo, const HistoryReader::Answer<PieceFindings>& answer)
{
    const Asked asked{question, replyTo, answer};
    if (!m_source)
        return lookUp(asked, {});
    if (m_parts.halted)
        return lookUp(asked, QStringLiteral("everything is stopped"));
    if (question.confidential && !m_source->isOnThisMachine())
        return lookUp(asked, QStringLiteral("the question is too confidential to leave this machine"));
    if (!m_questionsRest.hasExpired())
        return lookUp(asked, m_whyRest);
    m_parts.history.unmeant({m_source->embedder(), m_source->isOnThisMachine(), 0, 0}, m_parts.mailbox, whileHere<Unmeant>([this, asked](const Result<Unmeant>& count) {
        if (!count || !m_source || count->pieces == 0)
            return lookUp(asked, {});
        if (!count->isComplete())
            return lookUp(asked, count->soFar(m_source->embedder()));
        askAbout(asked);
    }));
}

void LibraryDesk::askAbout(const Asked& asked)
{
    const MeaningSource source = *m_source;
    m_door.embed(source, {asked.question.text.trimmed().left(m_chars)}, Librarian::kAnswersWithin, [this, asked, source](const Result<QList<QByteArray>>& vectors) {
        if (!vectors) {
            m_questionsRest = QDeadlineTimer(kQuestionsRest);
            m_whyRest = vectors.error().kind == Error::Network ? QStringLiteral("%1 did not answer a moment ago").arg(source.embedder()) : vectors.error().text;
            note(vectors.error());
            return lookUp(asked, vectors.error().text);
        }
        Asked meant = asked;
        meant.question.meant = vectors->first();
        meant.question.meantBy = source.embedder();
        meant.question.toldAll = source.isOnThisMachine();
        lookUp(meant, {});
    });
}

/// Unless the question has a meaning by the endpoint, by the local way, with the reason why.
void LibraryDesk::lookUp(const Asked& asked, const QString& instead)
{
    m_parts.history.pieces(asked.question, m_parts.mailbox, [asked, instead](Result<PieceFindings> found) {
        if (found && found->instead.isEmpty())
            found->instead = instead;
        asked.replyTo->post([answer = asked.answer, found = std::move(found)] { answer(found); });
    });
}

} // namespace qd::agents
