#include "ui/widgets/settings/outside/WayRow.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/settings/KeyLine.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/words/ModelWords.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

WayRow::WayRow(const WayLine& way, Connections* connections, WaysOut* ways, QWidget* parent)
    : QWidget(parent), m_way(way), m_connections(connections), m_ways(ways), m_title(new Sentence(Saying::Strong, this)), m_mark(new Chip({}, this)),
      m_signIn(smallButton(tr("Sign in"), name("sign-in"), {}, this)), m_test(smallButton(tr("Test"), name("test"), {}, this)), m_allow(smallButton({}, name("allow"), {}, this)), m_open(smallButton(tr("Open the file"), name("open"), {}, this)),
      m_about(new Sentence(Saying::Muted, this)), m_trouble(new Sentence(Saying::Bad, this)), m_promises(new Sentence(Saying::Plain, this)),
      m_figures(new Sentence(Saying::Muted, this)), m_keyPlace(new QWidget(this)), m_note(new Sentence(Saying::Muted, this))
{
    build();
    buildTexts();
    connect(m_signIn, &QPushButton::clicked, this, &WayRow::signIn);
    connect(m_test, &QPushButton::clicked, this, &WayRow::test);
    connect(m_allow, &QPushButton::clicked, this, [this] { allow(m_is == WayIs::Waiting || m_is == WayIs::Changed); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        m_ways->open(m_way.name, this, [this](const Result<Done>& opened) { opened ? m_note->say({}) : fail(opened.error()); });
    });
}

QString WayRow::name(const char* part) const
{
    return QStringLiteral("settings.way.%1.%2").arg(m_way.name, QLatin1String(part));
}

void WayRow::build()
{
    setObjectName(QStringLiteral("settings.way.%1").arg(m_way.name));
    auto* column = columnOf(this);
    m_signIn->setToolTip(tr("Your browser opens; what comes of it is kept in the keyring"));
    m_test->setToolTip(tr("One reading request, with its key; it changes nothing there"));
    column->addLayout(headOf(m_title, m_mark, name("mark"), {m_signIn, m_test, m_allow, m_open}));
    for (QWidget* part : std::initializer_list<QWidget*>{m_about, m_trouble, m_promises, m_figures, m_keyPlace, m_note})
        column->addWidget(part);
    columnOf(m_keyPlace, {});
}

void WayRow::buildTexts()
{
    m_about->setObjectName(name("about"));
    m_trouble->setObjectName(name("trouble"));
    m_promises->setObjectName(name("promises"));
    m_figures->setObjectName(name("figures"));
    m_note->setObjectName(name("note"));
    for (QWidget* part : std::initializer_list<QWidget*>{m_trouble, m_note, m_keyPlace})
        part->hide();
}

void WayRow::display(const WayLine& way, const OfficeState& state, const Connected& connected, const QString& organisation, Instant now)
{
    m_way = way;
    m_is = standingOf(way, state, organisation, connected.keys.contains(way.key));
    m_isStopped = state.org.stopped;
    const QString title = way.title.isEmpty() ? way.name : way.title;
    m_title->say(title);
    m_signIn->setAccessibleName(tr("Sign in to %1").arg(title));
    m_test->setAccessibleName(tr("Test %1").arg(title));
    m_open->setText(isFolder() ? tr("Open the folder") : tr("Open the file"));
    m_open->setAccessibleName(isFolder() ? tr("Open the folder: %1").arg(title) : tr("Open the file of %1").arg(title));
    showStanding(state);
    showTexts(state, now);
    showKey(connected);
    enable();
}

void WayRow::showStanding(const OfficeState& state)
{
    const Tokens& t = tokens();
    const auto mark = [this](const QString& text, Chip::Mark shape, const QColor& colour) {
        m_mark->setText(text);
        m_mark->setMark(shape, colour);
    };
    switch (m_is) {
    case WayIs::Faulty: mark(tr("Cannot be used"), Chip::Mark::Triangle, t.warn); break;
    case WayIs::Off: mark(tr("Off"), Chip::Mark::Ring, t.textFaint); break;
    case WayIs::Waiting: mark(tr("Not allowed"), Chip::Mark::Ring, t.textFaint); break;
    case WayIs::Changed: mark(tr("Has changed; waits for you"), Chip::Mark::Triangle, t.accent); break;
    case WayIs::KeyLess: mark(m_way.signsIn ? tr("Allowed; waits for you to sign in") : tr("Allowed; waits for its key"), Chip::Mark::Triangle, t.accent); break;
    case WayIs::Allowed: mark(tr("Allowed"), Chip::Mark::Dot, t.good); break;
    }
    const bool isToAllow = m_is == WayIs::Waiting || m_is == WayIs::Changed;
    m_allow->setText(isToAllow ? tr("Allow") : tr("Forbid"));
    const QString own = state.org.organisation().title;
    m_allow->setAccessibleName(isToAllow ? tr("Allow %1 to use %2").arg(own, m_way.title) : tr("Forbid %1 to use %2").arg(own, m_way.title));
    m_allow->setToolTip(isToAllow ? tr("%1 may send through it then, with the yes that its rules ask for").arg(own) : tr("Nothing of %1 goes through it any more").arg(own));
}

void WayRow::showTexts(const OfficeState& state, Instant now)
{
    const bool isFaulty = m_is == WayIs::Faulty;
    m_trouble->say(isFaulty ? tr("%1 cannot be used. %2").arg(m_way.name + QStringLiteral(".json"), faultText(*m_way.fault)) : QString());
    if (isFaulty) {
        for (Sentence* part : {m_about, m_promises, m_figures})
            part->say({});
        return;
    }
    const QStringList about{wayKindWords(m_way.kind), m_way.place, tr("for %1").arg(m_way.organisations.join(QStringLiteral(", "))), tr("%1 at most", "what may be sent there").arg(words(m_way.clearance))};
    m_about->say(about.join(QStringLiteral("  ·  ")));
    m_promises->say(m_way.guarantees.join(u'\n'));
    m_figures->say(isFolder() ? sentText(m_way, state, now) : verifiedText(m_way, state) + u' ' + sentText(m_way, state, now));
}

/// The line of its key comes and goes with the name that the file gives. What comes of a sign-in nobody types; the app's secret is.
void WayRow::showKey(const Connected& connected)
{
    if (const QString typed = m_way.signsIn ? m_way.secret : m_way.key; m_keyName != typed) {
        delete m_key;
        m_key = nullptr;
        m_keyName = typed;
        if (!m_keyName.isEmpty()) {
            m_key = new KeyLine(m_keyName, m_way.title, m_connections, m_keyPlace);
            m_keyPlace->layout()->addWidget(m_key);
            m_key->setReadOnly(m_readOnly);
            connect(m_key, &KeyLine::changed, this, &WayRow::changed);
        }
    }
    m_keyPlace->setVisible(m_key);
    if (m_key)
        m_key->display(connected);
}

void WayRow::askForKey()
{
    if (m_key)
        m_key->ask();
}

void WayRow::enable()
{
    const bool isUsable = m_is != WayIs::Faulty && m_is != WayIs::Off;
    m_signIn->setVisible(isUsable && m_way.signsIn);
    m_signIn->setEnabled(!m_isStopped && m_readOnly.isEmpty());
    m_test->setVisible(isUsable);
    m_allow->setVisible(isUsable && !isFolder());
    m_test->setEnabled(!m_isBusy && !m_isStopped && m_readOnly.isEmpty());
    m_allow->setEnabled(!m_isBusy && m_readOnly.isEmpty());
    m_test->setToolTip(!m_readOnly.isEmpty() ? m_readOnly : m_isStopped ? tr("Everything is stopped, so nothing is asked outside") : isFolder() ? tr("Whether it can be written, and has room") : tr("One reading request, with its key; it changes nothing there"));
}

void WayRow::setReadOnly(const QString& why)
{
    m_readOnly = why;
    if (m_key)
        m_key->setReadOnly(why);
    enable();
}

void WayRow::test()
{
    m_isBusy = true;
    enable();
    m_note->say(tr("Asking %1 …").arg(m_way.place), Saying::Muted);
    m_ways->test(m_way.name, this, [this](const Result<WayWord>& word) { tested(word); });
}

/// That it answered goes on record where it may be used: what nobody may use needs no record.
void WayRow::tested(const Result<WayWord>& word)
{
    m_isBusy = false;
    enable();
    if (!word)
        return fail(word.error());
    if (isFolder()) // it is no account, so nothing goes on record of it
        return m_note->say(word->found, Saying::Good);
    const bool isKept = m_is == WayIs::Allowed || m_is == WayIs::KeyLess;
    m_note->say(isKept ? word->found : tr("%1 Allow it and test it again to have that on record.").arg(word->found), Saying::Good);
    if (isKept)
        emit wanted(word->verified);
}

void WayRow::allow(bool may)
{
    m_isBusy = true;
    enable();
    m_ways->allow(m_way.name, may, this, [this, may](const Result<SetConnector>& set) {
        m_isBusy = false;
        enable();
        if (!set)
            return fail(set.error());
        m_note->say(may ? tr("Allowed, as its file is now. When the file changes you are asked again.") : tr("Nothing goes through it any more."), Saying::Good);
        emit wanted(*set);
        emit changed();
    });
}

void WayRow::signIn()
{
    m_note->say(tr("Your browser asks you to sign in to %1. This goes on when you come back from there.").arg(m_way.title), Saying::Muted);
    m_ways->signIn(m_way.name, this, [this](const Result<QString>& said) {
        if (!said)
            return fail(said.error());
        m_note->say(*said, Saying::Good);
        emit changed();
    });
}

void WayRow::fail(const Error& error)
{
    m_note->say(faultText(error), Saying::Bad);
}

} // namespace qd::ui
