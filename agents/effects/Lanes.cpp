#include "agents/effects/Lanes.h"

#include <QTimer>

#include <exception>

namespace qd::agents {

namespace {

constexpr Duration kTryAgain = std::chrono::seconds(30); ///< what took too long before anything left
constexpr Duration kAskAnew = std::chrono::seconds(1);   ///< whether it is to wait says whoever hands it in

QString seconds(Duration time)
{
    return QString::number(double(time.count()) / 1'000, 'g', 3);
}

/// Used up where it is good.
Capability::Word leaveFor(const SendingLaw* law, const Connector& to, const Delivery& delivery)
{
    if (const QString why = whyTooMuch(delivery.content.carries.value_or(Confidentiality::Public), to.title(), to.clearance()); !why.isEmpty())
        return {why};
    if (!law)
        return {};
    if (!delivery.capability)
        return {QStringLiteral("nobody gave leave to send it")};
    return delivery.capability->use(delivery.effect, delivery.content, *law, BootTime::now());
}

} // namespace

/// One delivery or test under way.
struct Lanes::Course {
    Course(quint64 theNumber, Connector& connector, Connector::Ended theEnded, quint64 theCuts, std::function<bool()> isOpen)
        : number(theNumber), at(connector), ended(std::move(theEnded)), cuts(theCuts), isOver(std::make_shared<std::atomic<bool>>(false)),
          gate([over = isOver, open = std::move(isOpen)] { return !*over && open(); })
    {
    }

    const quint64 number;
    Connector& at;
    const Connector::Ended ended;
    const quint64 cuts;  ///< when it began
    const std::shared_ptr<std::atomic<bool>> isOver; ///< it has ended, or been asked to
    const Gate gate;
    EffectId effect{};   ///< null: a test
    Lane* lane = nullptr;
    bool isTold = false;
    bool isLook = false; ///< nothing leaves by it
    bool isLate = false; ///< its time was over
    QString why;         ///< it was asked to end
};

QString Doors::refusal() const
{
    return isStopped ? QStringLiteral("the program is closing") : isHalted ? QStringLiteral("everything is stopped") : QString();
}

Outcome Lanes::shut(const QString& why)
{
    return {Outcome::Later, why, {}, kAskAnew};
}

void Lanes::take(Connector& to, Delivery delivery, Connector::Ended ended)
{
    Lane& lane = m_lanes[{to.id(), delivery.account}];
    lane.waiting.push_back({&to, std::move(delivery), std::move(ended)});
    next(lane);
}

void Lanes::look(Connector& at, Delivery delivery, Connector::Seen seen)
{
    Lane& lane = m_lanes[{at.id(), delivery.account}];
    const auto ended = [seen](const Outcome& outcome) { seen(Error{outcome.kind == Outcome::Unknown ? Error::Network : Error::Cancelled, outcome.text, {}, {}}); };
    lane.waiting.push_back({&at, std::move(delivery), ended, std::move(seen)});
    next(lane);
}

/// Looked at last, so that a halt that came while this waited its turn still holds it back.
void Lanes::next(Lane& lane)
{
    while (!lane.isTaken && !lane.waiting.empty()) {
        const Waiting what = std::move(lane.waiting.front());
        lane.waiting.pop_front();
        const QString refusal = m_doors->refusal();
        if (!refusal.isEmpty())
            what.ended({Outcome::NotSent, refusal});
        else if (const QString why = m_whyShut(*what.to); !why.isEmpty())
            what.seen ? what.seen(Error{Error::Rule, why, QStringLiteral("connector"), {}}) : what.ended(shut(why));
        else if (const Capability::Word word = what.seen ? Capability::Word() : leaveFor(m_doors->law.get(), *what.to, what.delivery); !word.whyNot.isEmpty())
            what.ended({word.isStale ? Outcome::NotSent : Outcome::Refused, word.whyNot});
        else if (what.delivery.passage && !what.delivery.passage->begin())
            what.ended({Outcome::NotSent, QStringLiteral("it was held back")});
        else
            return deliver(lane, what);
    }
}

/// What was being looked at then is looked at again when that is over.
bool Lanes::isStopped(const Course& course) const
{
    return !m_doors->refusal().isEmpty() || m_doors->cuts != course.cuts;
}

QString Lanes::whyStopped() const
{
    return m_doors->refusal().isEmpty() ? QStringLiteral("everything was stopped") : m_doors->refusal();
}

void Lanes::deliver(Lane& lane, const Waiting& what)
{
    const Shared course = begin(*what.to, what.delivery.passage, what.ended);
    course->effect = what.delivery.effect;
    course->lane = &lane;
    course->isLook = bool(what.seen);
    lane.isTaken = true;
    run(course, [&] {
        if (what.seen)
            return what.to->look(what.delivery, course->gate, [this, seen = what.seen, weak = std::weak_ptr(course)](const Result<Sight>& sight) {
                if (const Shared mine = weak.lock())
                    finish(mine, [&] { seen(sight || !isStopped(*mine) ? sight : Result<Sight>(Error{Error::Cancelled, whyStopped(), {}, {}})); });
            });
        what.to->deliver(what.delivery, course->gate, [this, weak = std::weak_ptr(course)](const Outcome& outcome) {
            if (const Shared mine = weak.lock())
                finish(mine, [&] { mine->ended(outcome); });
        });
    });
}

void Lanes::lookUp(Connector& at, const Delivery& delivery, const Connector::Looked& looked)
{
    if (const QString refusal = m_doors->refusal(); !refusal.isEmpty())
        return looked({Found::Unclear, refusal, {}});
    if (const QString why = m_whyShut(at); !why.isEmpty())
        return looked({Found::Unclear, why, {}});
    const Shared course = begin(at, delivery.passage, [looked](const Outcome& outcome) { looked({Found::Unclear, outcome.text, {}}); });
    course->effect = delivery.effect;
    run(course, [&] {
        at.lookUp(delivery, course->gate, [this, looked, weak = std::weak_ptr(course)](const LookedUp& found) {
            if (const Shared mine = weak.lock())
                finish(mine, [&] { looked(found); });
        });
    });
}

void Lanes::test(Connector& what, const Connector::Tested& tested)
{
    for (const Shared& course : m_courses)
        if (course->effect.isNull() && &course->at == &what)
            return tested(Error{Error::Rule, QStringLiteral("%1 is being tested already").arg(what.title()), {}, {}});
    if (const QString refusal = m_doors->refusal(); !refusal.isEmpty())
        return tested(Error{Error::Cancelled, refusal, {}, {}});
    const Shared course = begin(what, nullptr, [tested](const Outcome& outcome) { tested(Error{Error::Network, outcome.text, {}, {}}); });
    run(course, [&] {
        what.test(course->gate, [this, tested, weak = std::weak_ptr(course)](const Result<QString>& found) {
            if (const Shared mine = weak.lock())
                finish(mine, [&] { tested(found); });
        });
    });
}

/// The gate of what began before a cut stays closed, whatever is resumed meanwhile.
Lanes::Shared Lanes::begin(Connector& at, std::shared_ptr<Passage> passage, Connector::Ended ended)
{
    const quint64 cuts = m_doors->cuts;
    const auto isOpen = [doors = m_doors, passage = std::move(passage), cuts] {
        return doors->refusal().isEmpty() && doors->cuts == cuts && (!passage || passage->isWanted());
    };
    return m_courses.emplace_back(std::make_shared<Course>(++m_last, at, std::move(ended), cuts, isOpen));
}

void Lanes::run(const Shared& course, const std::function<void()>& call)
{
    QString broke;
    try {
        call();
    } catch (const std::exception& e) {
        broke = QStringLiteral(": ") + QString::fromUtf8(e.what());
    } catch (...) {
        broke = QStringLiteral(".");
    }
    if (!broke.isEmpty())
        return finish(course, [&] { course->ended({Outcome::Unknown, QStringLiteral("the connector failed in the middle") + broke}); });
    if (course->isTold)
        return;
    const Duration longest = course->at.longest();
    QTimer::singleShot(longest, &m_context, [this, longest, weak = std::weak_ptr(course)] {
        if (const Shared mine = weak.lock()) {
            mine->isLate = true;
            cancel(mine, QStringLiteral("it took longer than %1 s").arg(seconds(longest)));
        }
    });
}

void Lanes::cancel(const Shared& course, const QString& why)
{
    if (course->isTold || !course->why.isEmpty())
        return;
    course->why = why;
    *course->isOver = true;
    QTimer::singleShot(m_patience.afterCancel, &m_context, [this, weak = std::weak_ptr(course)] {
        const Shared mine = weak.lock();
        if (!mine)
            return;
        if (mine->gate.hasOpened() && !(mine->isLook && isStopped(*mine)))
            return finish(mine, [&] { mine->ended({Outcome::Unknown, mine->why + QStringLiteral(", and no word of it came")}); });
        finish(mine, [&] { mine->ended({mine->isLate ? Outcome::Later : Outcome::NotSent, mine->why, {}, kTryAgain}); });
    });
    course->effect.isNull() ? course->at.cancelTest() : course->at.cancel(course->effect);
}

/// The lane goes on from the event loop, so that no lane has the thread to itself.
void Lanes::finish(const Shared& course, const std::function<void()>& tell)
{
    const Shared mine = course; // `course` may stand in what is taken away here
    if (std::exchange(mine->isTold, true))
        return;
    *mine->isOver = true;
    m_courses.remove(mine);
    if (Lane* const lane = mine->lane) {
        lane->isTaken = false;
        if (!lane->waiting.empty())
            QMetaObject::invokeMethod(&m_context, [this, lane] { next(*lane); }, Qt::QueuedConnection);
    }
    tell();
    tellQuiet(mine->number);
}

void Lanes::cut(quint64 number)
{
    sendBack();
    cancelAll(number, QStringLiteral("everything was stopped"));
}

void Lanes::cancelAll(quint64 before, const QString& why)
{
    for (const Shared& course : std::list<Shared>(m_courses))
        if (course->cuts < before)
            cancel(course, why);
}

void Lanes::sendBack()
{
    const QString why = whyStopped();
    for (auto& [place, lane] : m_lanes)
        for (const Waiting& what : std::exchange(lane.waiting, {}))
            what.ended({Outcome::NotSent, why});
}

void Lanes::whenQuiet(std::function<void()> then)
{
    QSet<quint64> waited;
    for (const Shared& course : m_courses)
        waited.insert(course->number);
    if (waited.isEmpty())
        return then();
    m_quiet.emplace_back(waited, std::move(then));
}

void Lanes::tellQuiet(quint64 ended)
{
    for (auto one = m_quiet.begin(); one != m_quiet.end();) {
        one->first.remove(ended);
        if (!one->first.isEmpty()) {
            ++one;
            continue;
        }
        one->second();
        one = m_quiet.erase(one);
    }
    if (m_courses.empty() && m_end)
        std::exchange(m_end, {})();
}

void Lanes::end(std::function<void()> then)
{
    sendBack();
    m_quiet.clear();
    if (m_courses.empty())
        return then();
    m_end = std::move(then);
    QTimer::singleShot(m_patience.beforeEnd, &m_context, [this] { cancelAll(m_doors->cuts + 1, QStringLiteral("the program was closed")); });
}

} // namespace qd::agents
