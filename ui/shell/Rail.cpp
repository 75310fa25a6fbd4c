#include "ui/shell/Rail.h"

#include "ui/style/Icons.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Badge.h"

#include <QPainter>
#include <QVBoxLayout>

#include <utility>

namespace qd::ui {

namespace {
constexpr int kWide = 152;
constexpr int kNarrow = 52;
}

RailButton::RailButton(const QString& title, const QString& icon, QWidget* parent)
    : QAbstractButton(parent), m_icon(icon), m_badge(new Badge(this))
{
    setText(title);
    setCheckable(true);
    setAutoExclusive(true);
    setAccessibleName(title);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::setWaiting(qsizetype count)
{
    m_badge->setCount(count);
    m_badge->resize(m_badge->sizeHint());
    setAccessibleDescription(count > 0 ? tr("%n waiting for you", nullptr, int(count)) : QString());
    resizeEvent(nullptr);
}

void RailButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    resizeEvent(nullptr);
    update();
}

QSize RailButton::sizeHint() const
{
    const int badge = m_badge->isHidden() ? 0 : m_badge->width() + kPad;
    const int words = kPad + 28 + QFontMetrics(strongFont()).horizontalAdvance(text()) + kGap + badge;
    return {qMax(kWide - 2 * kGap, words), qMax(34, QFontMetrics(bodyFont()).height() + 16)};
}

void RailButton::resizeEvent(QResizeEvent*)
{
    const int y = m_narrow ? 1 : (height() - m_badge->height()) / 2;
    m_badge->move(width() - m_badge->width() - (m_narrow ? 0 : kPad - 2), y);
}

void RailButton::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = isChecked() || underMouse();
    if (isChecked() || hasFocus() || underMouse()) {
        painter.setPen(hasFocus() ? QPen(t.info) : QPen(Qt::NoPen));
        painter.setBrush(isChecked() ? t.raised : mixed(t.raised, t.panel, 0.6));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    }
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.accent);
        painter.drawRoundedRect(QRectF(0, 7, 3, height() - 14), 1.5, 1.5);
    }
    const QColor colour = lit ? t.text : t.textMuted;
    const int x = m_narrow ? (width() - 18) / 2 : kPad;
    drawIcon(painter, QRectF(x, (height() - 18) / 2.0, 18, 18), m_icon, isChecked() ? t.accent : colour);
    if (m_narrow)
        return;
    painter.setFont(isChecked() ? strongFont() : bodyFont());
    painter.setPen(colour);
    painter.drawText(rect().adjusted(kPad + 28, 0, -kGap, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
}

Rail::Rail(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("shell.rail"));
    setAccessibleName(tr("Places"));
    setFixedWidth(kWide);
    m_column->setContentsMargins(kGap, kGap + 2, kGap, kGap);
    m_column->setSpacing(2);
    m_column->addStretch(1);
}

void Rail::add(const QString& id, const QString& title, const QString& icon, const QString& key)
{
    auto* button = new RailButton(title, icon);
    button->setObjectName(QStringLiteral("shell.rail.%1").arg(id));
    button->setToolTip(tr("%1 (%2)").arg(title, key));
    connect(button, &RailButton::clicked, this, [this, id] { emit chosen(id); });
    m_column->insertWidget(m_column->count() - 1, button);
    if (!m_places.isEmpty())
        setTabOrder(m_places.last().second, button); // else Tab comes to it after the pages that were there before
    m_places.append({id, button});
    share();
}

RailButton* Rail::find(const QString& id) const
{
    for (const auto& [name, button] : m_places)
        if (name == id)
            return button;
    return nullptr;
}

void Rail::choose(const QString& id)
{
    if (RailButton* button = find(id))
        button->setChecked(true);
}

void Rail::setWaiting(const QString& id, qsizetype count)
{
    if (RailButton* button = find(id))
        button->setWaiting(count);
    share();
}

void Rail::setNarrow(bool narrow)
{
    m_narrow = narrow;
    for (const auto& [id, button] : std::as_const(m_places))
        button->setNarrow(narrow);
    share();
}

/// As wide as its longest name needs it, in text of the size that the person chose.
void Rail::share()
{
    int wide = kWide;
    for (const auto& [id, button] : std::as_const(m_places))
        wide = qMax(wide, button->sizeHint().width() + 2 * kGap);
    setFixedWidth(m_narrow ? kNarrow : wide);
}

void Rail::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.panel);
    painter.fillRect(width() - 1, 0, 1, height(), t.border);
}

} // namespace qd::ui
