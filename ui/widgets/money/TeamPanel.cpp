#include "ui/widgets/money/TeamPanel.h"

#include "core/rules/money/Targets.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/words/Amounts.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include <cmath>

namespace qd::ui {

namespace {

using Line = std::array<QString, 3>; ///< what, how much, what it is counted from or must be

QString valueText(const rules::Figure& figure, double value)
{
    if (figure.unit == QLatin1String("$"))
        return moneyText({std::llround(value * 1e6)});
    if (figure.unit == QLatin1String("h"))
        return durationText(Duration(std::llround(value * 3'600'000)));
    return figure.unit == QLatin1String("%") ? percentText(value / 100) : QLocale().toString(value, 'f', value >= 10 ? 0 : 1);
}

/// As her language writes numbers; else with a point, wherever she is.
double numberOf(const QString& text, bool& isNumber)
{
    const double number = QLocale().toDouble(text.trimmed(), &isNumber);
    return isNumber ? number : text.trimmed().toDouble(&isNumber);
}

QString hoursText(double hours)
{
    return QLocale().toString(hours, 'f', QLocale::FloatingPointShortest);
}

/// What the figures of the rules are called here; an unknown one as the rules call it.
QString titleOf(const rules::Figure& figure)
{
    static const QHash<QString, const char*> kTitles{
        {QStringLiteral("completion"), QT_TRANSLATE_NOOP("qd::ui::TeamPanel", "Tasks completed")}, {QStringLiteral("task-time"), QT_TRANSLATE_NOOP("qd::ui::TeamPanel", "Average time of a task")},
        {QStringLiteral("approved-first-time"), QT_TRANSLATE_NOOP("qd::ui::TeamPanel", "Approved as it was")}, {QStringLiteral("escalations"), QT_TRANSLATE_NOOP("qd::ui::TeamPanel", "Escalations")},
        {QStringLiteral("without-her"), QT_TRANSLATE_NOOP("qd::ui::TeamPanel", "Decided without you")}, {QStringLiteral("pieces-a-week"), QT_TRANSLATE_NOOP("qd::ui::TeamPanel", "Pieces a week")},
        {QStringLiteral("velocity"), QT_TRANSLATE_NOOP("qd::ui::TeamPanel", "From the brief to the end")}, {QStringLiteral("cost-of-a-piece"), QT_TRANSLATE_NOOP("qd::ui::TeamPanel", "Cost of a piece")},
        {QStringLiteral("cost-of-a-lead"), QT_TRANSLATE_NOOP("qd::ui::TeamPanel", "Cost of a lead")}, {QStringLiteral("her-time"), QT_TRANSLATE_NOOP("qd::ui::TeamPanel", "Your time a day")},
        {QStringLiteral("her-week"), QT_TRANSLATE_NOOP("qd::ui::TeamPanel", "Your time in the last 7 days")}, {QStringLiteral("output"), QT_TRANSLATE_NOOP("qd::ui::TeamPanel", "Pieces of each agent a week")},
        {QStringLiteral("time-of-a-piece"), QT_TRANSLATE_NOOP("qd::ui::TeamPanel", "Work in a piece")}, {QStringLiteral("edit-ratio"), QT_TRANSLATE_NOOP("qd::ui::TeamPanel", "Changed by you in an edit")},
        {QStringLiteral("touch-points"), QT_TRANSLATE_NOOP("qd::ui::TeamPanel", "Your decisions in a piece")}, {QStringLiteral("roi"), QT_TRANSLATE_NOOP("qd::ui::TeamPanel", "Return on what was spent")}};
    const char* title = kTitles.value(figure.id);
    return title ? TeamPanel::tr(title) : figure.title;
}

Line lineOf(const rules::Figure& figure)
{
    if (!figure.value)
        return {titleOf(figure), TeamPanel::tr("–"), figure.note};
    const QString value = valueText(figure, *figure.value);
    if (!figure.target)
        return {titleOf(figure), value, figure.note};
    const QString target = (figure.atLeast ? TeamPanel::tr("at least %1") : TeamPanel::tr("at most %1")).arg(valueText(figure, *figure.target));
    return {titleOf(figure), value, QStringLiteral("%1: %2 · %3").arg(target, figure.isMet() ? TeamPanel::tr("met") : TeamPanel::tr("missed"), figure.note)};
}

QList<Line> campaignLines(const OfficeState& state)
{
    QList<Line> lines;
    for (const rules::CampaignResult& one : rules::campaignResults(state)) {
        const auto lead = one.perLead();
        const QString brought = one.leads ? TeamPanel::tr("%1 lead(s), %2 each", nullptr, plural(std::llround(*one.leads))).arg(QLocale().toString(*one.leads), lead ? moneyText(*lead) : TeamPanel::tr("–")) : TeamPanel::tr("no leads were noted");
        lines.append({one.title, moneyText(one.outside + one.work), TeamPanel::tr("%1 outside, %2 of work; %3").arg(moneyText(one.outside), moneyText(one.work), brought)});
    }
    return lines;
}

QList<Line> teamLines(const OfficeState& state, Instant now)
{
    const rules::TeamComparison beside = rules::beside(state, now);
    QList<Line> lines;
    const auto ours = beside.oursPerPiece();
    lines.append({TeamPanel::tr("The department, for a piece"), ours ? moneyText(*ours) : TeamPanel::tr("–"),
                  ours ? TeamPanel::tr("%1 piece(s) in %2; at list prices %3", nullptr, plural(beside.pieces)).arg(countText(beside.pieces), durationText(std::chrono::days(beside.days)), moneyText(beside.oursWould))
                       : TeamPanel::tr("not enough data: no piece was finished in the last 30 days")});
    for (const rules::TeamComparison::Role& role : beside.roles)
        lines.append({role.who.title, moneyText(role.perPiece), TeamPanel::tr("%1 a year, %2 h for a piece").arg(roundMoneyText(role.who.yearly), hoursText(role.who.hoursPerPiece))});
    if (!beside.roles.isEmpty())
        lines.append({TeamPanel::tr("The human team, for a piece"), moneyText(beside.theirsPerPiece),
                      beside.pieces > 0 ? TeamPanel::tr("the same %1 piece(s): %2 and %3 h", nullptr, plural(beside.pieces)).arg(countText(beside.pieces), moneyText({beside.theirsPerPiece.micro * beside.pieces}))
                                              .arg(beside.hoursPerPiece * double(beside.pieces), 0, 'f', 0)
                                        : TeamPanel::tr("%1 h").arg(hoursText(beside.hoursPerPiece))});
    else
        lines.append({TeamPanel::tr("A human team"), TeamPanel::tr("–"), TeamPanel::tr("enter below who would do this work")});
    return lines;
}

QList<Line> figureLines(const QList<rules::Figure>& figures)
{
    QList<Line> lines;
    for (const rules::Figure& figure : figures)
        lines.append(lineOf(figure));
    return lines;
}

void addGroup(QGridLayout* grid, const QString& title, const QList<Line>& lines)
{
    if (lines.isEmpty())
        return;
    int row = grid->rowCount();
    auto* heading = new QLabel(title);
    heading->setFont(headingFont());
    heading->setProperty("role", QStringLiteral("faint"));
    heading->setContentsMargins(0, kGap, 0, 0);
    grid->addWidget(heading, row++, 0, 1, 3);
    for (const Line& line : lines) {
        for (int i = 0; i < 3; ++i) {
            auto* cell = new QLabel(line[size_t(i)]);
            cell->setTextFormat(Qt::PlainText);
            cell->setWordWrap(i == 2);
            if (i == 1)
                cell->setAlignment(Qt::AlignRight | Qt::AlignTop);
            if (i == 2)
                cell->setProperty("role", QStringLiteral("muted"));
            grid->addWidget(cell, row, i, i == 1 ? Qt::Alignment(Qt::AlignRight | Qt::AlignTop) : Qt::Alignment(Qt::AlignTop));
        }
        ++row;
    }
}

} // namespace

TeamPanel::TeamPanel(QWidget* parent)
    : Panel(tr("Measured"), parent), m_area(new QScrollArea(this)), m_title(new QLineEdit(this)), m_yearly(new QLineEdit(this)), m_hours(new QLineEdit(this)),
      m_set(new Chip(tr("Set"), this)), m_remove(new Chip(tr("Remove"), this))
{
    setObjectName(QStringLiteral("costs.measured"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setObjectName(QStringLiteral("costs.measured.area"));
    auto* body = new QWidget(this);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_area, 1);
    column->addWidget(buildEntry());
    setBody(body);
    connect(m_set, &Chip::clicked, this, [this] { send(false); });
    connect(m_remove, &Chip::clicked, this, [this] { send(true); });
    connect(m_hours, &QLineEdit::returnPressed, this, [this] { send(false); });
}

QWidget* TeamPanel::buildEntry()
{
    auto* entry = new QWidget(this);
    auto* line = new QHBoxLayout(entry);
    line->setContentsMargins(kPad, kGap, kPad, kGap);
    line->setSpacing(kGap);
    const auto field = [&](QLineEdit* edit, const QString& name, const QString& hint, int stretch) {
        edit->setObjectName(name);
        edit->setPlaceholderText(hint);
        edit->setAccessibleName(hint);
        line->addWidget(edit, stretch);
    };
    field(m_title, QStringLiteral("team.title"), tr("Somebody of a human team, as Copywriter"), 3);
    field(m_yearly, QStringLiteral("team.yearly"), tr("Dollars a year"), 1);
    field(m_hours, QStringLiteral("team.hours"), tr("Hours for a piece"), 1);
    m_set->setObjectName(QStringLiteral("team.set"));
    m_remove->setObjectName(QStringLiteral("team.remove"));
    line->addWidget(m_set);
    line->addWidget(m_remove);
    return entry;
}

void TeamPanel::display(const OfficeState& state, Instant now)
{
    QString shown; // only what has changed is built anew: a list under her eyes must not jump
    for (const QList<Line>& lines : {teamLines(state, now), figureLines(rules::businessFigures(state, now)), figureLines(rules::agentFigures(state)),
                                     figureLines(rules::workFigures(state, now)), campaignLines(state)})
        for (const Line& line : lines)
            shown += line[0] + line[1] + line[2];
    if (shown == m_shown)
        return;
    m_shown = shown;
    fill(state, now);
}

void TeamPanel::fill(const OfficeState& state, Instant now)
{
    auto* list = new QWidget;
    auto* grid = new QGridLayout(list);
    grid->setContentsMargins(kPad, 0, kPad, kPad);
    grid->setHorizontalSpacing(2 * kGap);
    grid->setVerticalSpacing(kHalfGap);
    grid->setColumnStretch(2, 1);
    addGroup(grid, tr("Beside a human team"), teamLines(state, now));
    addGroup(grid, tr("Business, last 30 days"), figureLines(rules::businessFigures(state, now)));
    addGroup(grid, tr("Agents"), figureLines(rules::agentFigures(state)));
    addGroup(grid, tr("Work"), figureLines(rules::workFigures(state, now)));
    addGroup(grid, tr("Campaigns"), campaignLines(state));
    grid->setRowStretch(grid->rowCount(), 1);
    m_area->setWidget(list);
}

void TeamPanel::send(bool gone)
{
    bool isYearly = false;
    bool isHours = false;
    HumanRole role;
    role.title = m_title->text().simplified();
    role.yearly.micro = qint64(qBound(-1.0, numberOf(m_yearly->text().remove(QLatin1Char('$')), isYearly), 1e9) * 1e6);
    role.hoursPerPiece = numberOf(m_hours->text(), isHours);
    if (!gone && !isYearly)
        return m_yearly->setFocus(Qt::OtherFocusReason);
    if (!gone && !isHours)
        return m_hours->setFocus(Qt::OtherFocusReason);
    emit commandIssued(SetHumanRole{role, gone});
}

} // namespace qd::ui
