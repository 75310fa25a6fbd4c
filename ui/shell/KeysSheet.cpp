#include "ui/shell/KeysSheet.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/KeyHint.h"

#include <QApplication>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace qd::ui {

KeysSheet::KeysSheet(QWidget* window) : QFrame(window), m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("keys"));
    setAccessibleName(tr("Keys"));
    setFocusPolicy(Qt::StrongFocus);
    m_grid->setContentsMargins(3 * kGap, 2 * kGap, 3 * kGap, 2 * kGap);
    m_grid->setHorizontalSpacing(4 * kGap);
    m_grid->setVerticalSpacing(2 * kGap);
    hide();
}

void KeysSheet::addGroup(const QString& title, const QList<std::pair<QString, QString>>& keys)
{
    auto* group = new QWidget(this);
    auto* rows = new QGridLayout(group);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setHorizontalSpacing(kPad);
    rows->setVerticalSpacing(5);
    rows->setColumnStretch(1, 1);
    auto* head = new QLabel(title);
    head->setFont(headingFont());
    head->setProperty("role", QStringLiteral("faint"));
    rows->addWidget(head, 0, 0, 1, 2);
    int row = 1;
    for (const auto& [key, does] : keys) {
        rows->addWidget(new KeyHint(key), row, 0, Qt::AlignRight | Qt::AlignVCenter);
        rows->addWidget(new QLabel(does), row++, 1);
    }
    m_grid->addWidget(group, m_groups / 2, m_groups % 2, Qt::AlignTop);
    ++m_groups;
}

void KeysSheet::open()
{
    m_before = QApplication::focusWidget();
    adjustSize();
    resize(sizeHint().boundedTo(parentWidget()->size() - QSize(2 * kGap, 2 * kGap)));
    move((parentWidget()->width() - width()) / 2, (parentWidget()->height() - height()) / 2);
    show();
    raise();
    setFocus();
}

void KeysSheet::keyPressEvent(QKeyEvent*)
{
    leave();
}

void KeysSheet::mousePressEvent(QMouseEvent*)
{
    leave();
}

/// The keys go back to where they were.
void KeysSheet::leave()
{
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    hide();
}

void KeysSheet::focusOutEvent(QFocusEvent* event)
{
    QFrame::focusOutEvent(event);
    hide();
}

void KeysSheet::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(mixed(t.textFaint, t.border, 0.5));
    painter.setBrush(t.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius + 2, kRadius + 2);
}

} // namespace qd::ui
