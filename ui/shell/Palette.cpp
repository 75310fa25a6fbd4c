#include "ui/shell/Palette.h"

#include "ui/style/Icons.h"
#include "ui/style/Tokens.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace qd::ui {

namespace {

constexpr int kWidth = 560;
constexpr int kRows = 9;
constexpr int kKindRole = Qt::UserRole;

/// Icon, title, and what it is at the right.
class EntryDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& t = tokens();
        const bool chosen = option.state & QStyle::State_Selected;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (chosen) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(mixed(t.border, t.raised, 0.7));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), 4, 4);
        }
        const QRect inside = option.rect.adjusted(kPad + 2, 0, -kPad - 2, 0);
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, QRect(inside.left(), inside.center().y() - 8, 17, 17), Qt::AlignCenter,
                                                            chosen ? QIcon::Selected : QIcon::Normal);
        const QString kind = index.data(kKindRole).toString();
        painter->setFont(smallFont());
        painter->setPen(t.textMuted);
        painter->drawText(inside, Qt::AlignRight | Qt::AlignVCenter, kind);
        const int room = inside.width() - 28 - QFontMetrics(smallFont()).horizontalAdvance(kind) - kPad;
        painter->setFont(bodyFont());
        painter->setPen(t.text);
        painter->drawText(inside.adjusted(28, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(bodyFont()).elidedText(index.data().toString(), Qt::ElideRight, room));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {kWidth - 2, qMax(32, QFontMetrics(bodyFont()).height() + 14)};
    }
};

} // namespace

int fitOf(const QString& letters, const QString& text)
{
    int score = 0;
    qsizetype at = 0;
    qsizetype last = -2;
    for (const QChar letter : letters) {
        if (letter.isSpace())
            continue;
        const qsizetype found = text.indexOf(letter, at, Qt::CaseInsensitive);
        if (found < 0)
            return -1;
        const bool starts = found == 0 || !text.at(found - 1).isLetterOrNumber();
        score += found == last + 1 ? 6 : starts ? 5 : 1;
        last = found;
        at = found + 1;
    }
    return score * 100 - int(text.size());
}

Palette::Palette(QWidget* window) : QFrame(window), m_words(new QLineEdit), m_list(new QListWidget)
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Commands"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGap, kGap, kGap, kGap);
    column->setSpacing(kHalfGap);
    m_words->setObjectName(QStringLiteral("palette.words"));
    m_words->setPlaceholderText(tr("Go to a page, an agent, a campaign; or do something"));
    m_words->setAccessibleName(tr("Find a command"));
    m_words->setMinimumHeight(34);
    m_words->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("palette.list"));
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_words);
    column->addWidget(m_list);
    connect(m_words, &QLineEdit::textChanged, this, &Palette::showFitting);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { actOn(m_list->row(item)); });
    hide();
}

void Palette::open(QList<PaletteEntry> entries)
{
    m_entries = std::move(entries);
    m_before = QApplication::focusWidget();
    m_words->clear();
    showFitting();
    const int rows = qMin(kRows, int(m_entries.size()));
    const int rowHeight = m_list->sizeHintForRow(0);
    resize(qMin(kWidth, parentWidget()->width() - 4 * kGap), m_words->minimumHeight() + 2 * kGap + kHalfGap + rows * rowHeight);
    move((parentWidget()->width() - width()) / 2, qMax(kGap, parentWidget()->height() / 8));
    show();
    raise();
    m_words->setFocus();
}

QStringList Palette::titles() const
{
    QStringList all;
    for (const int place : m_shown)
        all.append(m_entries[place].title);
    return all;
}

void Palette::showFitting()
{
    QList<std::pair<int, int>> ranked;
    for (int i = 0; i < int(m_entries.size()); ++i) {
        const int fit = m_words->text().trimmed().isEmpty() ? 0 : fitOf(m_words->text(), m_entries[i].title);
        if (fit >= 0 || m_words->text().trimmed().isEmpty())
            ranked.append({fit, i});
        else if (fitOf(m_words->text(), m_entries[i].kind) > 0)
            ranked.append({0, i});
    }
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    m_list->clear();
    m_shown.clear();
    for (const auto& [fit, place] : std::as_const(ranked)) {
        auto* item = new QListWidgetItem(icon(m_entries[place].icon), m_entries[place].title, m_list);
        item->setData(kKindRole, m_entries[place].kind);
        m_shown.append(place);
    }
    if (m_shown.isEmpty()) {
        auto* none = new QListWidgetItem(icon(QStringLiteral("search")), tr("Nothing is called that"), m_list);
        none->setFlags(Qt::NoItemFlags);
    } else {
        m_list->setCurrentRow(0);
    }
}

void Palette::actOn(int row)
{
    if (row < 0 || row >= m_shown.size())
        return;
    const std::function<void()> act = m_entries[m_shown[row]].act;
    leave();
    act();
}

/// The keys go back to where they were.
void Palette::leave()
{
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    hide();
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int rows = m_list->count();
        if (key == Qt::Key_Escape)
            leave();
        else if (key == Qt::Key_Return || key == Qt::Key_Enter)
            actOn(m_list->currentRow());
        else if ((key == Qt::Key_Down || key == Qt::Key_Up) && rows > 0)
            m_list->setCurrentRow((m_list->currentRow() + (key == Qt::Key_Down ? 1 : rows - 1)) % rows);
        else
            return QFrame::eventFilter(watched, event);
        return true;
    }
    if (watched == m_words && event->type() == QEvent::FocusOut)
        hide();
    return QFrame::eventFilter(watched, event);
}

void Palette::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(mixed(t.textFaint, t.border, 0.5));
    painter.setBrush(t.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius + 2, kRadius + 2);
}

} // namespace qd::ui
