#include "app/packs/PackRoom.h"

#include "app/control/Holders.h"
#include "app/packs/PackReading.h"
#include "core/rules/packs/PackTexts.h"
#include "core/rules/packs/SkillPacks.h"

#include <QPointer>

namespace qd::app {

namespace {

constexpr qint64 kPage = 2'000;

/// Calls it only while its owner lives.
template <class T> ui::PacksHeld::Answer<T> whileAlive(QObject* owner, ui::PacksHeld::Answer<T> answer)
{
    return [owner = QPointer<QObject>(owner), answer = std::move(answer)](Result<T> result) {
        if (owner)
            answer(std::move(result));
    };
}

ui::PackLine lineOf(const OfficeState& state, const PacksState::Held& held, const QString& organisation)
{
    const bool isForHers = rules::isSkills(held.organisation);
    const qsizetype unread = isForHers ? rules::notTold(state, held, held.pack.texts.keys()).size() : state.packs.unread(held.pack.id).size();
    return {held.pack, unread, held.taken, isForHers ? organisation : QString()};
}

} // namespace

struct PackRoom::Looking {
    QStringList left; ///< organisations that are still to be looked at
    ui::PacksSeen seen;
    Answer<ui::PacksSeen> answer;
};

struct PackRoom::Reading {
    int number = 0; ///< of its reader
    QList<ui::PackText> texts;
    EarlierTexts earlier;
    Answer<QList<ui::PackText>> answer;
};

PackRoom::PackRoom(Department& department) : m_department(department) {}

PackRoom::~PackRoom()
{
    if (m_isRunning)
        m_worker.stop([] {});
}

Worker& PackRoom::worker()
{
    if (!std::exchange(m_isRunning, true))
        m_worker.start();
    return m_worker;
}

/// The state at the end of its record; where nothing has happened yet there is none.
void PackRoom::stateOf(const QString& organisation, const Read& then)
{
    if (organisation == m_department.organisation())
        return then(m_department.feed().state());
    const Result<bool> recorded = m_department.home().hasRecord(organisation);
    if (!recorded || !*recorded)
        return then(recorded ? Result<OfficeState>(OfficeState{}) : Result<OfficeState>(recorded.error()));
    const int number = ++m_last;
    auto reader = std::make_unique<HistoryReader>(m_department.home().record(organisation), m_department.home().keyFile());
    if (const Result<Done> opened = reader->open(); !opened)
        return then(opened.error());
    HistoryReader& asked = *reader;
    m_readers[number] = std::move(reader);
    asked.state(&m_mailbox, [this, number, then](const Result<OfficeState>& state) {
        m_readers.erase(number);
        then(state);
    });
}

void PackRoom::look(QObject* owner, Answer<ui::PacksSeen> answer)
{
    const auto looking = std::make_shared<Looking>();
    looking->left = m_department.home().recorded();
    looking->answer = whileAlive(owner, std::move(answer));
    looking->seen.hers = organisationsOfHers(m_department.home());
    if (looking->seen.hers.contains(m_department.organisation()))
        looking->seen.current = m_department.organisation();
    lookOn(looking);
}

void PackRoom::lookOn(const std::shared_ptr<Looking>& looking)
{
    if (looking->left.isEmpty())
        return looking->answer(looking->seen);
    const QString organisation = looking->left.takeFirst();
    stateOf(organisation, [this, looking, organisation](const Result<OfficeState>& state) {
        if (!state)
            looking->seen.faults.append(state.error().text);
        else
            for (const PacksState::Held& held : state->packs.held)
                looking->seen.lines.append(lineOf(*state, held, organisation));
        lookOn(looking);
    });
}

void PackRoom::read(const ui::PackPlace& pack, QObject* owner, Answer<QList<ui::PackText>> answer)
{
    stateOf(pack.organisation(), [this, pack, give = whileAlive(owner, std::move(answer))](const Result<OfficeState>& state) {
        if (!state)
            return give(state.error());
        const auto held = state->packs.held.constFind(pack.pack);
        if (held == state->packs.held.constEnd())
            return give(packNotHeld(pack.pack.text));
        if (rules::isSkills(held->organisation))
            return give(skillTexts(*state, *held, agents::PromptShelf(m_department.home().path())));
        const QList<ui::PackText> texts = packTexts(*held);
        EarlierTexts earlier(*held, texts);
        if (earlier.isWhole())
            return give(texts);
        auto reader = std::make_unique<HistoryReader>(m_department.home().record(pack.organisation()), m_department.home().keyFile());
        if (const Result<Done> opened = reader->open(); !opened)
            return give(opened.error());
        m_readers[++m_last] = std::move(reader);
        readOn(std::make_shared<Reading>(Reading{m_last, texts, earlier, give}), 1);
    });
}

void PackRoom::readOn(const std::shared_ptr<Reading>& reading, Sequence first)
{
    m_readers.at(reading->number)->facts(first, kPage, &m_mailbox, [this, reading](const Result<QList<StoredFact>>& page) {
        if (page)
            reading->earlier.read(*page);
        if (page && page->size() == kPage && !reading->earlier.isWhole())
            return readOn(reading, page->last().sequence + 1);
        m_readers.erase(reading->number);
        if (!page)
            return reading->answer(page.error());
        reading->earlier.putInto(reading->texts);
        reading->answer(reading->texts);
    });
}

void PackRoom::take(const QString& file, const QString& into, QObject* owner, Answer<ui::PackWord> answer)
{
    worker().post([this, file, into, home = m_department.home(), give = whileAlive(owner, std::move(answer))] {
        const Result<ShelvedPack> shelved = shelvePack(home, file, into);
        m_mailbox.post([this, home, shelved, give] {
            if (!shelved)
                return give(shelved.error());
            const Pack& pack = shelved->read.pack;
            send(shelved->organisation(), TakePack{pack, shelved->read.organisation}, [home, shelved, give](const Result<Receipt>& receipt) {
                if (receipt)
                    return give(ui::PackWord{{shelved->read.pack.id, shelved->into}, receipt->text, shelved->read.leftOut});
                const Result<Done> back = unshelvePack(home, *shelved);
                give(back ? receipt.error() : back.error());
            });
        });
    });
}

void PackRoom::adopt(const ui::PackPlace& pack, const QMap<QString, QByteArray>& texts, QObject* owner, Answer<Done> answer)
{
    const Answer<Done> give = whileAlive(owner, std::move(answer));
    if (!pack.into.isEmpty())
        return adoptSkills(pack, texts, give);
    send(pack.organisation(), AdoptPack{pack.pack, texts}, [give](const Result<Receipt>& receipt) { give(receipt ? Result<Done>(Done{}) : Result<Done>(receipt.error())); });
}

/// First it is looked whether her organisation holds together with them.
void PackRoom::adoptSkills(const ui::PackPlace& pack, const QMap<QString, QByteArray>& texts, const Answer<Done>& give)
{
    stateOf(pack.into, [this, pack, texts, give](const Result<OfficeState>& state) {
        if (!state)
            return give(state.error());
        worker().post([this, pack, texts, give, home = m_department.home(), hers = state->org.organisation(), skills = state->packs.held.value(pack.pack).organisation] {
            const Result<Done> whole = fits(home, hers, skills, texts.keys());
            m_mailbox.post([this, pack, texts, give, whole] {
                if (!whole)
                    return give(whole.error());
                send(pack.into, AdoptPack{pack.pack, texts}, [give](const Result<Receipt>& receipt) { give(receipt ? Result<Done>(Done{}) : Result<Done>(receipt.error())); });
            });
        });
    });
}

void PackRoom::remove(const ui::PackPlace& pack, const QString& reason, QObject* owner, Answer<Done> answer)
{
    send(pack.organisation(), RemovePack{pack.pack, reason}, [pack, home = m_department.home().path(), give = whileAlive(owner, std::move(answer))](const Result<Receipt>& receipt) {
        give(receipt ? agents::keepPack(home, pack.pack.text, {}, pack.into) : Result<Done>(receipt.error()));
    });
}

void PackRoom::send(const QString& organisation, const Command& command, const Answered& answered)
{
    m_wishes.append({organisation, command, answered});
    if (!m_isJudging)
        next();
}

/// By this department where it is its organisation, by whoever holds it, or here.
void PackRoom::next()
{
    m_isJudging = !m_wishes.isEmpty();
    if (!m_isJudging)
        return;
    const Wish& wish = m_wishes.first();
    if (wish.organisation == m_department.organisation())
        return judge(m_department);
    worker().post([this, home = m_department.home(), wish] {
        const Told told = tellHolders(home, {wish.organisation}, wish.command).first();
        m_mailbox.post([this, told] { told.answer ? answer(*told.answer) : judgeHere(); });
    });
}

void PackRoom::judge(Department& department)
{
    m_asked = CommandId::make(SystemClock().now());
    QObject::connect(&department, &Department::answered, &m_mailbox, [this](const CommandId& id, const Result<Receipt>& receipt) {
        if (id == m_asked)
            m_mailbox.post([this, receipt] { answer(receipt); }); // the department that says so ends with it
    });
    department.issue(m_asked, m_wishes.first().command);
}

/// Nothing else is begun there: it closes with the answer.
void PackRoom::judgeHere()
{
    DepartmentSettings settings;
    settings.organisation = m_wishes.first().organisation;
    settings.pace = 0; // nobody watches
    settings.awaitsCommand = true;
    settings.keys = &m_department.keys();
    m_other = std::make_unique<Department>(m_department.home(), settings);
    if (const Result<Done> opened = m_other->open(); !opened)
        return answer(opened.error());
    judge(*m_other);
}

void PackRoom::answer(const Result<Receipt>& receipt)
{
    m_department.disconnect(&m_mailbox);
    m_asked = {};
    m_other.reset();
    const Answered answered = m_wishes.takeFirst().answered;
    answered(receipt);
    next();
}

} // namespace qd::app
