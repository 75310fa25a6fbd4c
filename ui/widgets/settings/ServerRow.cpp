#include "ui/widgets/settings/ServerRow.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

QString useWord(const std::optional<ToolUse>& use)
{
    if (!use)
        return ServerRow::tr("not allowed");
    switch (*use) {
    case ToolUse::Acts: return ServerRow::tr("acts");
    case ToolUse::Reads: return ServerRow::tr("only reads");
    case ToolUse::Off: return ServerRow::tr("off");
    }
    return {};
}

} // namespace

ServerRow::ServerRow(const ServerLine& server, Connections* connections, QWidget* parent)
    : QWidget(parent), m_server(server), m_connections(connections), m_mark(new Chip({}, this)), m_command(new Sentence(Saying::Plain, this)), m_key(new Sentence(Saying::Plain, this)), m_why(new Sentence(Saying::Bad, this)),
      m_look(smallButton(tr("Start it and look …"), QStringLiteral("settings.server.%1.look").arg(server.id), tr("Start %1 and look at what it offers").arg(server.title), this)),
      m_forbid(smallButton(tr("Withdraw"), QStringLiteral("settings.server.%1.forbid").arg(server.id), tr("Withdraw what was allowed of %1").arg(server.title), this)),
      m_allow(smallButton(tr("Allow this command and these tools"), QStringLiteral("settings.server.%1.allow").arg(server.id), tr("Allow %1 and its tools").arg(server.title), this)),
      m_note(new Sentence(Saying::Muted, this))
{
    build();
    connect(m_look, &QPushButton::clicked, this, &ServerRow::look);
    connect(m_allow, &QPushButton::clicked, this, &ServerRow::allow);
    connect(m_forbid, &QPushButton::clicked, this, &ServerRow::forbid);
}

void ServerRow::build()
{
    m_column = columnOf(this);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    auto* title = new Sentence(Saying::Strong, this);
    title->say(m_server.title);
    title->setWordWrap(false);
    m_mark->setQuiet(true);
    m_mark->setObjectName(QStringLiteral("settings.server.%1").arg(m_server.id));
    line->addWidget(title);
    line->addWidget(m_mark);
    line->addStretch(1);
    line->addWidget(m_look);
    line->addWidget(m_forbid);
    m_column->addLayout(line);
    m_command->setObjectName(QStringLiteral("settings.server.%1.command").arg(m_server.id));
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(QFontInfo(bodyFont()).pixelSize());
    m_command->setFont(fixed);
    m_column->addWidget(m_command);
    m_key->setObjectName(QStringLiteral("settings.server.%1.key").arg(m_server.id));
    m_column->addWidget(m_key);
    m_column->addWidget(m_why);
    m_note->setObjectName(QStringLiteral("settings.server.%1.note").arg(m_server.id));
    m_note->hide();
    m_column->addWidget(m_note);
    m_column->addWidget(m_allow, 0, Qt::AlignLeft);
    m_allow->hide();
}

void ServerRow::display(const ServerLine& server, Instant now)
{
    const Tokens& t = tokens();
    m_server = server;
    m_command->say(server.shown);
    m_command->setToolTip(server.isCommand ? tr("Exactly this is started") : tr("Exactly this is asked"));
    sayKey();
    m_why->say(server.why);
    switch (server.state) {
    case ServerLine::Faulty:
        m_mark->setText(tr("Cannot be used"));
        m_mark->setMark(Chip::Mark::Triangle, t.warn);
        break;
    case ServerLine::New:
        m_mark->setText(tr("Waits for you"));
        m_mark->setMark(Chip::Mark::Triangle, t.accent);
        break;
    case ServerLine::Changed:
        m_mark->setText(tr("Has changed; waits for you"));
        m_mark->setMark(Chip::Mark::Triangle, t.accent);
        break;
    case ServerLine::Allowed:
        m_mark->setText(server.allowedAt ? tr("Allowed %1").arg(agoText(*server.allowedAt, now)) : tr("Allowed"));
        m_mark->setMark(Chip::Mark::Dot, t.good);
        break;
    }
    if (!m_hasLooked)
        showTools(server.tools, false);
    enable();
}

/// Before she presses: to look is to show it the key.
void ServerRow::sayKey()
{
    const bool isAllowed = m_server.state == ServerLine::Allowed;
    if (m_server.key.isEmpty()) {
        m_key->say({});
        m_look->setText(tr("Start it and look …"));
        return;
    }
    m_key->say(isAllowed ? tr("It is given the key “%1”.").arg(m_server.key) : tr("It is given the key “%1” when you look, and while it is allowed.").arg(m_server.key));
    m_look->setText(isAllowed ? tr("Ask it and look …") : tr("Give it its key and look …"));
}

void ServerRow::enable()
{
    m_look->setVisible(m_server.state != ServerLine::Faulty);
    m_look->setEnabled(!m_isBusy && !m_isReadOnly && !m_isStopped);
    m_look->setToolTip(m_isStopped ? tr("Everything is stopped, so nothing is asked outside") : QString());
    m_forbid->setVisible(m_server.allowedAt.has_value());
    m_forbid->setEnabled(!m_isBusy && !m_isReadOnly);
    m_allow->setVisible(m_hasLooked);
    m_allow->setEnabled(!m_isBusy && !m_isReadOnly);
}

void ServerRow::setStopped(bool stopped)
{
    m_isStopped = stopped;
    enable();
}

void ServerRow::setReadOnly(const QString& why)
{
    m_isReadOnly = !why.isEmpty();
    enable();
}

void ServerRow::showTools(const QList<ToolLine>& tools, bool toChoose)
{
    m_uses.clear();
    delete m_tools;
    m_tools = new QWidget(this);
    auto* column = columnOf(m_tools, {kPad, kHalfGap, 0, kHalfGap});
    for (const ToolLine& tool : tools)
        addTool(column, tool, toChoose);
    m_column->insertWidget(m_column->indexOf(m_allow), m_tools);
    m_tools->setVisible(!tools.isEmpty());
    QWidget* before = m_forbid;
    for (QComboBox* use : std::as_const(m_uses)) { // by name, as they stand there
        setTabOrder(before, use);
        before = use;
    }
    setTabOrder(before, m_allow);
}

void ServerRow::addTool(QVBoxLayout* column, const ToolLine& tool, bool toChoose)
{
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    auto* words = new Sentence(Saying::Plain, m_tools);
    words->say(tool.title.isEmpty() || tool.title == tool.name ? tool.name : QStringLiteral("%1 (%2)").arg(tool.name, tool.title));
    line->addWidget(words, 1);
    if (toChoose && tool.unusable.isEmpty()) {
        auto* use = new FilterBox(m_tools);
        use->setAccessibleName(tr("What %1 does").arg(tool.name));
        use->setObjectName(QStringLiteral("settings.tool.%1.%2").arg(m_server.id, tool.name));
        use->addItems({tr("acts: no agent may use it"), tr("only reads: agents may use it"), tr("off")});
        use->setCurrentIndex(int(tool.use.value_or(ToolUse::Acts)));
        m_uses.insert(tool.name, use);
        line->addWidget(use);
    } else {
        auto* use = new Sentence(Saying::Muted, m_tools);
        use->say(tool.unusable.isEmpty() ? useWord(tool.use) : tr("cannot be used: %1").arg(tool.unusable));
        use->setWordWrap(false);
        line->addWidget(use);
    }
    column->addLayout(line);
    QString said = toChoose && !tool.description.isEmpty() ? tr("It says of itself: “%1”").arg(tool.description) : QString();
    if (toChoose && tool.saysItReads)
        said += u' ' + tr("It says that it only reads.");
    if (tool.isChanged)
        said += u' ' + tr("It is not what you allowed.");
    if (said.isEmpty())
        return;
    auto* about = new Sentence(Saying::Muted, m_tools);
    about->say(said.trimmed());
    column->addWidget(about);
}

void ServerRow::look()
{
    m_isBusy = true;
    enable();
    m_note->say(m_server.isCommand ? tr("Starting it …") : tr("Asking it …"), Saying::Muted);
    m_connections->lookAtServer(m_server.id, this, [this](const Result<ServerLook>& seen) { looked(seen); });
}

void ServerRow::looked(const Result<ServerLook>& seen)
{
    m_isBusy = false;
    m_hasLooked = bool(seen);
    if (seen) {
        m_note->say(tr("It says that it is %1, and offers %n tool(s). What they do is what you say here.", nullptr, int(seen->tools.size())).arg(seen->says), Saying::Muted);
        showTools(seen->tools, true);
    } else {
        m_note->say(sentenceOf(seen.error()).what, Saying::Bad);
    }
    enable();
}

void ServerRow::allow()
{
    QMap<QString, ToolUse> uses;
    for (auto use = m_uses.begin(); use != m_uses.end(); ++use)
        uses.insert(use.key(), ToolUse((*use)->currentIndex()));
    m_isBusy = true;
    enable();
    m_connections->allowServer(m_server.id, uses, this, [this](const Result<Done>& done) { ended(done, tr("Allowed. It is started when one of its tools is used.")); });
}

void ServerRow::forbid()
{
    m_isBusy = true;
    enable();
    m_connections->forbidServer(m_server.id, this, [this](const Result<Done>& done) { ended(done, tr("None of its tools is used any more, until you allow it again.")); });
}

void ServerRow::ended(const Result<Done>& done, const QString& well)
{
    m_isBusy = false;
    if (done)
        m_hasLooked = false;
    m_note->say(done ? well : sentenceOf(done.error()).what, done ? Saying::Good : Saying::Bad);
    enable();
    emit changed();
}

} // namespace qd::ui
