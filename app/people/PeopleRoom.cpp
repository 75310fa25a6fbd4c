#include "app/people/PeopleRoom.h"

#include "agents/people/PersonKeys.h"
#include "app/commands/Fields.h"

#include <QFile>
#include <QPointer>
#include <QSaveFile>

namespace qd::app {

namespace {

constexpr qint64 kPage = 2'000;

/// Calls it only while its owner lives.
template <class T> ui::PeopleOutside::Answer<T> whileAlive(QObject* owner, ui::PeopleOutside::Answer<T> answer)
{
    return [owner = QPointer<QObject>(owner), answer = std::move(answer)](Result<T> result) {
        if (owner)
            answer(std::move(result));
    };
}

/// The keyed hash that an address is found by, and its channel. Reads the keys.
Result<std::pair<QString, QByteArray>> indexOf(const QString& home, const QString& address)
{
    const QString field = address.contains(QLatin1Char('@')) ? QStringLiteral("e-mail") : QStringLiteral("phone");
    const Result<QString> kept = agents::keptForm(field, address);
    if (!kept)
        return kept.error();
    const Result<agents::PersonKeys> keys = agents::PersonKeyFile(home).readOrMake({});
    if (!keys)
        return keys.error();
    const QString channel = field == QLatin1String("phone") ? QStringLiteral("sms") : field;
    return std::pair(channel, keys->index(channel, agents::comparableAddress(channel, {{field, *kept}})));
}

} // namespace

PeopleRoom::PeopleRoom(Department& department, const Clock& clock) : m_department(department), m_clock(clock) {}

PeopleRoom::~PeopleRoom()
{
    if (m_reader)
        m_worker.stop([] {});
}

PersonReader& PeopleRoom::reader()
{
    if (!m_reader) {
        m_worker.start();
        m_reader = std::make_unique<PersonReader>(m_department, m_clock, m_worker);
        m_writer = std::make_unique<PersonWriter>(m_department, m_clock, m_worker, *m_reader);
    }
    return *m_reader;
}

PersonWriter& PeopleRoom::writer()
{
    reader();
    return *m_writer;
}

void PeopleRoom::find(const QString& what, QObject* owner, Answer<ContactId> answer)
{
    const Answer<ContactId> give = whileAlive(owner, std::move(answer));
    if (const std::optional<ContactId> id = ContactId::fromString(what))
        return give(m_department.feed().state().people.contacts.contains(*id) ? *id : ContactId{});
    reader();
    m_worker.post([this, what, give, home = m_department.home().path()] {
        const auto index = indexOf(home, what);
        m_mailbox.post([this, index, give] {
            if (!index)
                return give(index.error());
            give(m_department.feed().state().people.whoIs(index->first, index->second));
        });
    });
}

void PeopleRoom::read(const ContactId& person, QObject* owner, Answer<QMap<QString, QString>> answer)
{
    reader().read(person, QStringLiteral("to look at it"), whileAlive(owner, std::move(answer)));
}

void PeopleRoom::history(const ContactId& person, QObject* owner, Answer<QList<Happened>> answer)
{
    const auto what = std::make_shared<Gathering>(Gathering{person, {}, {}, {}, {}, {}});
    gather(what, 1, [what, give = whileAlive(owner, std::move(answer))](const Result<Done>& gathered) {
        if (!gathered)
            return give(gathered.error());
        QList<Happened> all;
        for (const PersonTrace& trace : std::as_const(what->trail))
            all.append({trace.time, trace.what, {trace.by}, trace.purpose});
        give(all);
    });
}

void PeopleRoom::exportTo(const ContactId& person, const QString& file, QObject* owner, Answer<Done> answer)
{
    const Answer<Done> give = whileAlive(owner, std::move(answer));
    reader().read(person, QStringLiteral("to give it to them, or to another program"), [this, person, file, give](const Result<agents::PersonalFields>& fields) {
        if (!fields)
            return give(fields.error());
        const auto what = std::make_shared<Gathering>(Gathering{person, file, *fields, {}, {}, {}});
        gather(what, 1, [this, what, give](const Result<Done>& gathered) { give(gathered ? write(*what) : gathered); });
    });
}

void PeopleRoom::gather(const std::shared_ptr<Gathering>& what, Sequence first, const Answer<Done>& answer)
{
    m_department.history().facts(first, kPage, &m_mailbox, [this, what, answer](const Result<QList<StoredFact>>& page) {
        if (!page)
            return answer(page.error());
        for (const StoredFact& stored : *page) {
            if (const std::optional<PersonTrace> trace = traceOf(stored, what->person))
                what->trail.append(*trace);
            takeSaid(what->said, stored);
            if (const auto* kept = std::get_if<ContactKept>(&stored.fact); kept && kept->contact.id == what->person)
                what->source = kept->contact.source;
        }
        if (page->size() < kPage)
            return answer(Done{});
        gather(what, page->last().sequence + 1, answer);
    });
}

Result<Done> PeopleRoom::write(const Gathering& what) const
{
    const OfficeState& state = m_department.feed().state();
    const QByteArray bytes = document([&](JsonWriter& out) {
        cardFields(out, state, what.person);
        plainFields(out, what.fields, what.source);
        saidFields(out, what.said.value(what.person));
        fieldList(out, "trail", what.trail, [&](const PersonTrace& trace) { traceFields(out, trace); });
    });
    QSaveFile out(what.file);
    if (!out.open(QIODevice::WriteOnly) || !out.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || out.write(bytes) != bytes.size() || !out.commit())
        return Error{Error::Store, QStringLiteral("%1 cannot be written: %2").arg(what.file, out.errorString()), what.file, QStringLiteral("a folder with room that can be written")};
    return Done{};
}

void PeopleRoom::keep(const ui::PersonWish& wish, QObject* owner, Answer<ContactId> answer)
{
    const Answer<ContactId> give = whileAlive(owner, std::move(answer));
    QMap<QString, QString> values = wish.values;
    if (!wish.person.isNull())
        values.insert(QStringLiteral("id"), wish.person.toString());
    const agents::ContactByHand given = agents::contactByHand(values, m_clock.now());
    if (!given.faults.isEmpty())
        return give(errorOf(given.faults.first()));
    const QString source = wish.values.value(QStringLiteral("source")).simplified();
    writer().keep(given.row, source.isEmpty() ? byHand() : source, give);
}

void PeopleRoom::noteConsent(const Consent& consent, QObject* owner, Answer<Done> answer)
{
    writer().note(consent, [give = whileAlive(owner, std::move(answer))](const Result<Receipt>& receipt) { give(receipt ? Result<Done>(Done{}) : Result<Done>(receipt.error())); });
}

void PeopleRoom::erase(const ContactId& person, const QString& reason, QObject* owner, Answer<Done> answer)
{
    reader().erase(person, reason, [give = whileAlive(owner, std::move(answer))](const Result<Receipt>& receipt) { give(receipt ? Result<Done>(Done{}) : Result<Done>(receipt.error())); });
}

} // namespace qd::app
