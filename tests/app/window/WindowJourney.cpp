#include "tests/app/window/WindowJourney.h"

#include "core/base/Digest.h"

#include <QElapsedTimer>
#include <QFile>
#include <QThread>

namespace qd::test {

namespace {

constexpr int kPeople = 14;
constexpr int kPaintMs = 10'000;   ///< until the window has painted what is known
constexpr int kWorkMs = 90'000;    ///< until the department has done its part
constexpr int kGraceMs = 10'000;   ///< as the organisation that ships has it
const QSize kOwnSize(1500, 920);   ///< of the window, chosen by her

QString first()
{
    return QStringLiteral("Explain to shop owners why a weekly stock count beats a yearly one");
}

QString second()
{
    return QStringLiteral("Which flowers feed bees in autumn, and when gardeners should sow them");
}

} // namespace

WindowJourney::WindowJourney(const QString& program, const QString& folder)
    : m_terminal(program, folder + QStringLiteral("/home")), m_program(program), m_said(folder + QStringLiteral("/said.txt"))
{
    // A new person's home, but for the two things that a test must know: how fast the rehearsal is, and the colours.
    writeFile(m_terminal.home() + QStringLiteral("/settings.ini"), "[rehearsal]\npace=0\n\n[view]\nscheme=dark\n");
}

QList<WindowJourney::Leg> WindowJourney::legs()
{
    return {{"the window opens", &WindowJourney::opens},
            {"a brief becomes a card", &WindowJourney::briefBecomesCard},
            {"a card approved becomes a page", &WindowJourney::approvedBecomesPage},
            {"undone in time, nothing goes out", &WindowJourney::undoneLeavesNothing},
            {"opened again, everything is there", &WindowJourney::reopenedIsTheSame},
            {"light and dark", &WindowJourney::schemesDiffer},
            {"nothing was complained of", &WindowJourney::isQuiet}};
}

bool WindowJourney::opens()
{
    return open() && wait(kPaintMs, [this] { return look().people() == kPeople; },
                          QStringLiteral("the chart does not show %1 people").arg(kPeople))
        && must(!look().hasBadge() && !look().hasCard(), QStringLiteral("something waits for a new person"));
}

bool WindowJourney::briefBecomesCard()
{
    const Sight before = look();
    return give(first()) && must(published().isEmpty(), QStringLiteral("something went out without a yes"))
        && must(look().picture().changed(before.picture(), before.chart()) > 0.001, QStringLiteral("the chart looks as before the brief"))
        && must(look().people() == kPeople, QStringLiteral("the chart lost somebody"))
        && must(past().contains(first().toUtf8()), QStringLiteral("the brief is not in the record as it was typed"));
}

bool WindowJourney::approvedBecomesPage()
{
    const Json list = ask({QStringLiteral("inbox")});
    const QString id = list.at(u"items").items().first().at(u"id").toString();
    m_item = ask({QStringLiteral("inbox"), QStringLiteral("show"), id});
    return press("a") && wait(kPaintMs, [this] { return !look().hasCard() && !look().hasBadge(); }, QStringLiteral("the card or its badge is still there after A"))
        && wait(kGraceMs + kWorkMs, [this] { return ask({QStringLiteral("runs")}).at(u"runs").items().value(0).at(u"state").toString() == QLatin1String("finished"); },
                QStringLiteral("the run did not finish"))
        && isWhatWasApproved() && pageReads();
}

bool WindowJourney::undoneLeavesNothing()
{
    if (!give(second()))
        return false;
    const auto before = published();
    if (!press("a") || !wait(kPaintMs / 2, [this] { return look().hasLeaving(); }, QStringLiteral("after A, no way back is offered")))
        return false;
    if (!press("z") || !wait(kGraceMs / 2, [this] { return look().hasCard() && look().hasBadge(); }, QStringLiteral("Z did not bring the card back")))
        return false;
    QThread::msleep(kGraceMs + 2'000);
    return must(published() == before, QStringLiteral("it went out although it was taken back"))
        && must(waiting() == 1, QStringLiteral("it does not wait any more"));
}

bool WindowJourney::reopenedIsTheSame()
{
    if (!must(m_visit->window().resize(kOwnSize)) || !wait(kPaintMs, [this] { return look().people() == kPeople; }, QStringLiteral("the chart does not fit a larger window")))
        return false;
    const QByteArray past = this->past();
    const Sight before = look();
    if (!quit() || !must(this->past() == past, QStringLiteral("the record tells something else once the window is closed")))
        return false;
    return open() && wait(kPaintMs, [this] { return look().hasCard() && look().hasBadge(); }, QStringLiteral("the card that waited is gone"))
        && must(m_visit->window().size() == kOwnSize, QStringLiteral("the window did not keep its size"))
        && wait(kPaintMs, [&] { return look().picture().changed(before.picture(), before.picture().rect()) < 0.02; }, QStringLiteral("the window looks different"))
        && must(this->past() == past, QStringLiteral("the record tells something else after opening again"));
}

bool WindowJourney::schemesDiffer()
{
    const double dark = look().picture().brightness();
    const auto isLight = [this, dark] { return look().picture().brightness() > dark + 0.5; };
    m_scheme = ui::Scheme::Light;
    return press("ctrl+k") && must(m_visit->window().type(QStringLiteral("light colours"))) && press("Return")
        && wait(kPaintMs, isLight, QStringLiteral("light colours are not light"))
        && wait(kPaintMs, [this] { return look().people() == kPeople && look().hasCard() && look().hasBadge(); }, QStringLiteral("something is missing in light colours"))
        && quit() && open() && wait(kPaintMs, isLight, QStringLiteral("the colours were forgotten"))
        && wait(kPaintMs, [this] { return look().people() == kPeople && look().hasCard(); }, QStringLiteral("something is missing in light colours after opening again"))
        && quit();
}

bool WindowJourney::isQuiet()
{
    QFile file(m_said);
    const QString said = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QStringLiteral("nothing can be read");
    return must(said.isEmpty(), QStringLiteral("the program wrote to its terminal: ") + said.left(400));
}

bool WindowJourney::open()
{
    m_visit = std::make_unique<Visit>(m_program, m_terminal.home(), m_said);
    return must(m_visit->open()) && wait(kPaintMs, [this] { return !look().isBlank(); }, QStringLiteral("the window stays blank"));
}

bool WindowJourney::quit()
{
    return must(m_visit->quit());
}

/// Types a brief into its box and waits until it has become something to decide, here and on the screen.
bool WindowJourney::give(const QString& brief)
{
    return press("ctrl+l") && must(m_visit->window().type(brief)) && press("Return")
        && wait(kWorkMs, [this] { return waiting() == 1; }, QStringLiteral("nothing came to the inbox"))
        && wait(kPaintMs, [this] { return look().hasCard(); }, QStringLiteral("the inbox holds an item, and no card is seen"))
        && wait(kPaintMs, [this] { return look().hasBadge(); }, QStringLiteral("the inbox holds an item, and its badge is not seen"));
}

bool WindowJourney::press(const char* key)
{
    return must(m_visit->window().press(QString::fromLatin1(key)));
}

/// Every file that she said yes to lies there, byte for byte.
bool WindowJourney::isWhatWasApproved()
{
    const auto tree = published();
    const QList<Json> files = m_item.at(u"content").at(u"files").items();
    for (const Json& file : files) {
        const QString path = file.at(u"path").toString();
        const QByteArray bytes = tree.value(QStringLiteral("marketing-department/site/") + path);
        if (!must(!bytes.isEmpty(), path + QStringLiteral(" was approved and is not there"))
            || !must(sha256(bytes).toHex() == file.at(u"sha256").toString().toLatin1(), path + QStringLiteral(" is not what was approved")))
            return false;
    }
    return must(files.size() >= 2, QStringLiteral("the item named no files"));
}

/// What the record says went out lies where it says, under the same hash, and the page is about the brief.
bool WindowJourney::pageReads()
{
    const QString run = ask({QStringLiteral("runs")}).at(u"runs").items().value(0).at(u"run").toString();
    int placed = 0;
    for (const Json& artefact : ask({QStringLiteral("runs"), QStringLiteral("show"), run}).at(u"artefacts").items()) {
        const QString path = artefact.at(u"path").toString();
        if (path.isEmpty())
            continue;
        QFile page(path);
        QFile record(path.section(QLatin1Char('/'), 0, -2) + QStringLiteral("/record.json"));
        if (!must(page.open(QIODevice::ReadOnly) && page.size() > 100, path + QStringLiteral(" is missing"))
            || !must(record.open(QIODevice::ReadOnly) && record.readAll().contains(artefact.at(u"sha256").toString().toLatin1()),
                     path + QStringLiteral(" is published under another hash than the record has")))
            return false;
        ++placed;
        if (path.endsWith(QLatin1String("index.html")) && !must(page.readAll().contains("shop owners"), QStringLiteral("the page is not about the brief")))
            return false;
    }
    return must(placed == 3, QStringLiteral("%1 pieces went out; expected 3").arg(placed));
}

QByteArray WindowJourney::past() const
{
    QByteArray all;
    for (const char* question : {"runs", "inbox", "traffic", "decisions", "costs"})
        all += m_terminal.json({QString::fromLatin1(question)}).out;
    return all;
}

bool WindowJourney::must(bool kept, const QString& otherwise)
{
    if (!kept && m_wrong.isEmpty())
        m_wrong = otherwise + (m_visit && m_visit->isOver() ? QStringLiteral(" (the program has ended)") : QString());
    return kept;
}

bool WindowJourney::wait(int limitMs, const std::function<bool()>& come, const QString& otherwise)
{
    QElapsedTimer timer;
    timer.start();
    bool came = come();
    while (!came && timer.elapsed() < limitMs) {
        QThread::msleep(50);
        came = come();
    }
    return must(came, otherwise + QStringLiteral(", %1 s long").arg(limitMs / 1000));
}

} // namespace qd::test
