#include "ui/widgets/inbox/InboxDelegate.h"

#include "ui/style/RowGround.h"
#include "ui/style/TextSize.h"
#include "ui/style/Tokens.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QPainter>
#include <QTextLayout>

#include <utility>

namespace qd::ui {

namespace {

constexpr int kTop = 10;
constexpr int kHeading = 34;
constexpr int kMark = 14; ///< room of the mark before a chosen one

QFont chipFont()
{
    QFont font = smallFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

/// What every row asks for, measured once for each size of text: a layout asks for thousands of rows, and a font is found slowly.
struct Measured {
    int textSize = 0;
    int line = 0;
    QHash<QString, int> chips;
};

Measured& measured()
{
    static Measured kept;
    if (kept.textSize != textSize())
        kept = {textSize(), QFontMetrics(bodyFont()).height() + 3, {}};
    return kept;
}

int lineHeight()
{
    return measured().line;
}

int chipWidth(const QString& chip)
{
    QHash<QString, int>& chips = measured().chips;
    auto known = chips.constFind(chip);
    if (known == chips.constEnd())
        known = chips.insert(chip, QFontMetrics(chipFont()).horizontalAdvance(chip) + 11);
    return *known;
}

/// Draws as much of `text` as there is room for. @returns how far it reached.
int drawElided(QPainter& painter, const QRect& rect, const QString& text, Qt::Alignment side = Qt::AlignLeft)
{
    const QFontMetrics metrics(painter.font());
    const QString shown = metrics.elidedText(text, Qt::ElideRight, qMax(0, rect.width()));
    painter.drawText(rect, int(side | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    return metrics.horizontalAdvance(shown);
}

QString chipOf(const InboxKey& key, const Approval* approval)
{
    if (key.kind == InboxKey::Escalated)
        return InboxDelegate::tr("Question");
    return approval && key.kind == InboxKey::Waiting ? wordOf(approval->level) : QString();
}

QString textOf(const InboxModel& model, const InboxKey& key, const Approval* approval)
{
    const Escalation* escalation = approval ? nullptr : model.escalation(key);
    return approval ? approval->title : escalation ? escalation->issue : QString();
}

/// Where the second line of `text` begins when one line may be `room` wide; -1 when it fits into one.
qsizetype secondLine(const QString& text, int room)
{
    if (QFontMetrics(strongFont()).horizontalAdvance(text) <= room)
        return -1;
    QTextLayout layout(text, strongFont());
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(qMax(1, room));
    const qsizetype end = line.textStart() + line.textLength();
    layout.endLayout();
    return end < text.size() ? end : -1;
}

/// By which way it leaves; an address that a person knows by heart says more. Paths stand in full beside the item.
QString shortDestination(const EffectContent& content)
{
    const bool path = content.destination.isEmpty() || content.destination.startsWith(QLatin1Char('/'));
    return path ? connectorWords(content.connector) : content.destination;
}

bool isRehearsal(const Approval& a)
{
    return a.content.rehearsal || a.label.rehearsal;
}

/// As short as a person still knows it.
QString scoreName(const QString& name)
{
    if (name == QLatin1String("brand-voice"))
        return InboxDelegate::tr("Brand");
    return scoreWords(name);
}

/// When it expires, and what happens then.
QString expiryText(const Approval& a, Instant now)
{
    const QString first = InboxDelegate::tr("expires first, %1", "when").arg(momentText(a.expires, now));
    return a.onExpiry.isEmpty() ? first : InboxDelegate::tr("%1: %2", "when it expires: what happens").arg(first, a.onExpiry);
}

QColor scoreColour(const Score& score)
{
    const Tokens& t = tokens();
    if (score.name == QLatin1String("edit-ratio"))
        return t.text; // neither good nor bad by itself
    const double share = score.outOf > 0 ? score.value / score.outOf : 0;
    return share >= 0.8 ? t.good : share >= 0.65 ? t.warn : t.bad;
}

} // namespace

InboxDelegate::InboxDelegate(const InboxModel* model, bool roomy, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model), m_roomy(roomy)
{
}

void InboxDelegate::setCurrent(const InboxKey& key, int extra)
{
    m_told.remove(m_current); // the current row may have a line more
    m_told.remove(key);
    m_current = key;
    m_extra = extra;
}

void InboxDelegate::setWidth(int width)
{
    if (m_width != width) {
        m_titles.clear();
        m_told.clear();
    }
    m_width = width;
}

/// Another size of text, or mostly rows that are gone.
void InboxDelegate::keepFresh() const
{
    const qsizetype most = 2 * m_model->rowCount() + 64;
    const bool isOther = std::exchange(m_lineHeight, lineHeight()) != lineHeight();
    if (isOther || m_titles.size() > most)
        m_titles.clear();
    if (isOther || m_told.size() > most)
        m_told.clear();
}

InboxDelegate::Title InboxDelegate::titleOf(const InboxKey& key, const Approval* approval) const
{
    keepFresh();
    const QString chip = chipOf(key, approval);
    const int indent = (m_model->isChosen(key) ? kMark : 0) + (chip.isEmpty() ? 0 : chipWidth(chip) + kGap);
    Title& title = m_titles[key];
    if (const QString text = textOf(*m_model, key, approval); title.text != text || title.indent != indent)
        title = {text, indent, secondLine(text, m_width - 2 * kPad - 1 - indent)};
    return title;
}

/// The item where its row has more than two lines; else nullptr.
const Approval* InboxDelegate::shownWhole(const InboxKey& key, const Approval* approval) const
{
    return approval && key.kind == InboxKey::Waiting && (m_roomy || key == m_current) && !m_model->isPutOff(key) ? approval : nullptr;
}

bool InboxDelegate::hasThirdLine(const InboxKey& key, const Approval* approval) const
{
    const Approval* a = shownWhole(key, approval);
    return a && (!a->scores.isEmpty() || (a->costSoFar.micro != 0 && !isRehearsal(*a)));
}

bool InboxDelegate::hasRehearsalLine(const InboxKey& key, const Approval* approval) const
{
    const Approval* a = shownWhole(key, approval);
    return a && isRehearsal(*a);
}

int InboxDelegate::linesHeight(const InboxKey& key) const
{
    if (!key.isItem())
        return kHeading;
    const Approval* approval = m_model->approval(key);
    const bool late = m_model->later() > 0 && m_model->expiresFirst(key);
    return 2 * kTop + (titleLines(key, approval) + 1 + hasThirdLine(key, approval) + hasRehearsalLine(key, approval) + late) * lineHeight();
}

bool InboxDelegate::hasOutgrown(int firstRow, int lastRow) const
{
    bool has = false;
    for (int row = firstRow; row <= lastRow; ++row) {
        const InboxKey key = m_model->key(row);
        const auto told = m_told.find(key);
        if (told == m_told.end())
            continue;
        const int tall = linesHeight(key);
        has = std::exchange(*told, tall) != tall || has;
    }
    return has;
}

void InboxDelegate::forget(int firstRow, int lastRow)
{
    for (int row = firstRow; row <= lastRow; ++row)
        m_told.remove(m_model->key(row));
}

/// A layout asks for every row there is: what it was told once holds until something says otherwise.
QSize InboxDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const InboxKey key = m_model->key(index.row());
    keepFresh();
    auto told = m_told.constFind(key);
    if (told == m_told.constEnd())
        told = m_told.insert(key, linesHeight(key));
    return {option.rect.width(), *told + (key == m_current ? m_extra : 0)};
}

QRect InboxDelegate::undoRect(const InboxKey& key, const QRect& row) const
{
    const QFontMetrics metrics(strongFont());
    const int wide = metrics.horizontalAdvance(tr("Undo")) + 34;
    return {row.right() - kPad - wide, row.top() + kTop + titleLines(key, m_model->approval(key)) * lineHeight() - 2, wide, lineHeight() + 2};
}

InboxDelegate::Lines InboxDelegate::linesOf(const InboxKey& key, const Approval& a) const
{
    const Tokens& t = tokens();
    Lines lines;
    if (key.kind == InboxKey::Leaving) {
        const Duration left = a.leaves.value_or(m_model->now()) - m_model->now();
        const QString waits = m_model->waitText(a);
        lines.who = !waits.isEmpty() ? tr("approved · %1", "why it has not gone").arg(waits) : left.count() > 0 ? tr("approved · leaves in %1").arg(durationText(left + Duration(999)))
                          : tr("approved · leaving now");
        return lines;
    }
    lines.chip = chipOf(key, &a);
    lines.chipColour = a.level == Autonomy::L1 ? t.bad : t.textMuted;
    lines.who = tr("%1 → %2", "from → destination").arg(m_model->nameOf(a.from), shortDestination(a.content));
    if (!a.merged.isEmpty())
        lines.who = tr("%n piece(s) of work → %1", "how many ask for the same → destination", int(a.merged.size()) + 1).arg(shortDestination(a.content));
    const bool expired = a.expires <= m_model->now();
    lines.due = m_model->isSent(key) ? tr("sent") : expired ? tr("expired") : a.status == ApprovalStatus::Stale ? tr("changed") : dueText(a.expires, m_model->now());
    const bool soon = a.expires - m_model->now() < std::chrono::minutes(30);
    lines.dueColour = m_model->isSent(key) ? t.good : expired ? t.bad : soon || a.status == ApprovalStatus::Stale ? t.warn : t.textMuted;
    lines.cost = isRehearsal(a) ? tr("Rehearsal · would have cost %1").arg(moneyText(a.wouldHaveCost)) : moneyText(a.costSoFar);
    return lines;
}

InboxDelegate::Lines InboxDelegate::linesOf(const Escalation& e) const
{
    const Tokens& t = tokens();
    Lines lines;
    lines.chip = chipOf({InboxKey::Escalated, e.id.uuid}, nullptr);
    lines.chipColour = e.severity >= Severity::High ? t.bad : t.warn;
    lines.who = tr("%1 · %2", "who asks · what about").arg(m_model->nameOf(e.raisedBy), opened(e.reason));
    lines.due = m_model->isSent({InboxKey::Escalated, e.id.uuid}) ? tr("sent") : dueText(e.answerBy, m_model->now());
    lines.dueColour = e.answerBy <= m_model->now() ? t.bad : t.textMuted;
    return lines;
}

/// What was put off is quiet, and says when it comes back.
InboxDelegate::Lines InboxDelegate::setAside(Lines lines, Instant until) const
{
    const Tokens& t = tokens();
    lines.due = tr("back %1", "when").arg(momentText(until, m_model->now()));
    lines.dueColour = t.textMuted;
    lines.chipColour = t.textMuted;
    return lines;
}

InboxDelegate::Lines InboxDelegate::linesOf(const InboxKey& key) const
{
    Lines lines;
    if (const Approval* approval = m_model->approval(key))
        lines = linesOf(key, *approval);
    else if (const Escalation* escalation = m_model->escalation(key))
        lines = linesOf(*escalation);
    const std::optional<Instant> until = m_model->isSent(key) ? std::nullopt : m_model->putOffUntil(key);
    return until ? setAside(lines, *until) : lines;
}

void InboxDelegate::paintHeading(QPainter& painter, const QRect& rect, const QString& words) const
{
    const Tokens& t = tokens();
    painter.fillRect(rect, t.panel);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.border);
    painter.setFont(headingFont());
    painter.setPen(t.textFaint);
    drawElided(painter, rect.adjusted(kPad, 4, -kPad, 0), words);
}

void InboxDelegate::paintChip(QPainter& painter, const QPoint& at, const Lines& lines) const
{
    const QFont font = chipFont();
    const QFontMetrics metrics(font);
    const QRect chip(at.x(), at.y() + (lineHeight() - metrics.height()) / 2 - 1, chipWidth(lines.chip), metrics.height() + 2);
    painter.setFont(font);
    painter.setPen(mixed(lines.chipColour, tokens().panel, 0.45));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(lines.chipColour);
    painter.drawText(chip, Qt::AlignCenter, lines.chip);
}

/// The title in one line or two; the second begins below the first, and what it has no room for is left to the tooltip.
void InboxDelegate::paintTitle(QPainter& painter, const QRect& first, const InboxKey& key) const
{
    const Title title = titleOf(key, m_model->approval(key));
    painter.setFont(strongFont());
    painter.setPen(m_model->isSent(key) || m_model->isPutOff(key) ? tokens().textMuted : tokens().text);
    drawElided(painter, first, title.second < 0 ? title.text : title.text.left(title.second).trimmed());
    if (title.second >= 0)
        drawElided(painter, first.translated(0, lineHeight()), title.text.mid(title.second).trimmed());
}

void InboxDelegate::paintScores(QPainter& painter, const QRect& rect, const Approval& approval) const
{
    const Tokens& t = tokens();
    int x = rect.left();
    bool first = true;
    for (const Score& score : inReadingOrder(approval.scores)) {
        const QString name = (first ? QString() : QStringLiteral(" · ")) + scoreName(score.name) + QLatin1Char(' ');
        const QString figure = score.name == QLatin1String("edit-ratio") ? percentText(score.value / qMax(1.0, score.outOf))
                                                                         : QString::number(qRound(score.value));
        const int needs = QFontMetrics(bodyFont()).horizontalAdvance(name) + QFontMetrics(strongFont()).horizontalAdvance(figure);
        if (x + needs > rect.right())
            break; // a score that is cut off would read as another one
        painter.setFont(bodyFont());
        painter.setPen(t.textMuted);
        x += drawElided(painter, QRect(x, rect.top(), rect.right() - x, rect.height()), name);
        painter.setFont(strongFont());
        painter.setPen(scoreColour(score));
        x += drawElided(painter, QRect(x, rect.top(), rect.right() - x, rect.height()), figure);
        first = false;
    }
}

void InboxDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = tokens();
    const InboxKey key = m_model->key(index.row());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (!key.isItem()) {
        paintHeading(*painter, option.rect, key.kind == InboxKey::LaterHeading ? tr("Later · %1").arg(m_model->later())
                                                                              : tr("Going out · %1").arg(m_model->leaving()));
        painter->restore();
        return;
    }
    drawRowGround(*painter, option, key == m_current, true);
    const Lines lines = linesOf(key);
    const QRect room = option.rect.adjusted(kPad + 1, kTop, -kPad, 0);
    QRect line(room.left(), room.top(), room.width(), lineHeight());
    if (m_model->isChosen(key)) {
        painter->setFont(strongFont());
        painter->setPen(t.accent);
        painter->drawText(line, int(Qt::AlignLeft | Qt::AlignVCenter), QStringLiteral("✓"));
        line.setLeft(line.left() + kMark);
    }
    if (!lines.chip.isEmpty())
        paintChip(*painter, line.topLeft(), lines);
    paintTitle(*painter, QRect(QPoint(room.left() + titleOf(key, m_model->approval(key)).indent, room.top()), line.bottomRight()), key);
    line = QRect(room.left(), room.top() + titleLines(key, m_model->approval(key)) * lineHeight(), room.width(), lineHeight());
    painter->setFont(bodyFont());
    painter->setPen(lines.dueColour);
    int taken = drawElided(*painter, line, lines.due, Qt::AlignRight);
    if (m_model->canUndo(key)) {
        const QRect undo = undoRect(key, option.rect);
        paintUndo(*painter, undo);
        taken = undo.width();
    }
    painter->setFont(bodyFont());
    painter->setPen(t.textMuted);
    drawElided(*painter, line.adjusted(0, 0, -taken - kPad, 0), lines.who);
    if (const Approval* approval = m_model->approval(key))
        paintMore(*painter, line, key, *approval, lines.cost);
    painter->restore();
}

void InboxDelegate::paintMore(QPainter& painter, QRect line, const InboxKey& key, const Approval& approval, const QString& cost) const
{
    const Tokens& t = tokens();
    const bool rehearsal = hasRehearsalLine(key, &approval);
    if (hasThirdLine(key, &approval)) {
        line.translate(0, lineHeight());
        painter.setFont(bodyFont());
        painter.setPen(t.textMuted);
        const int taken = rehearsal ? 0 : drawElided(painter, line, cost, Qt::AlignRight) + kPad;
        paintScores(painter, line.adjusted(0, 0, -taken, 0), approval);
    }
    if (m_model->expiresFirst(key)) { // put off until too late: she reads it in the row
        line.translate(0, lineHeight());
        painter.setPen(t.warn);
        drawElided(painter, line, expiryText(approval, m_model->now()));
    }
    if (!rehearsal)
        return;
    line.translate(0, lineHeight());
    painter.setFont(bodyFont());
    painter.setPen(t.info);
    const bool fits = QFontMetrics(bodyFont()).horizontalAdvance(cost) <= line.width();
    // The amount must never be what is cut off.
    drawElided(painter, line, fits ? cost : tr("Rehearsal · %1 not billed").arg(moneyText(approval.wouldHaveCost)));
}

void InboxDelegate::paintUndo(QPainter& painter, const QRect& undo) const
{
    const Tokens& t = tokens();
    painter.setFont(strongFont());
    painter.setPen(t.accent);
    drawElided(painter, undo, tr("Undo"));
    const QRectF cap(undo.right() - 19.5, undo.top() + 1.5, 19, undo.height() - 3);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(t.border);
    painter.drawRoundedRect(cap, 3, 3);
    painter.setFont(smallFont());
    painter.setPen(t.textMuted);
    painter.drawText(cap, Qt::AlignCenter, QStringLiteral("Z"));
}

} // namespace qd::ui
