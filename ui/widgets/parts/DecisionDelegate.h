#pragma once

#include "core/base/Clock.h"

#include <QMap>
#include <QStyledItemDelegate>

namespace qd::ui {

/// Draws a decision in a list: kind, what was decided, who and when, and where the words that were looked for stand.
/// @thread main.
class DecisionDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// What makers are called, and the moment that ages are counted from.
    void setContext(const QMap<QString, QString>& names, Instant now);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    QMap<QString, QString> m_names;
    Instant m_now;
};

/// `snippet` without its marks, and where they stood: pairs of first place and length.
struct MarkedText {
    QString text;
    QList<std::pair<int, int>> matches;
};
/// Matches stand between U+0002 and U+0003; an unclosed one reaches to the end.
MarkedText markedText(const QString& snippet);

} // namespace qd::ui
