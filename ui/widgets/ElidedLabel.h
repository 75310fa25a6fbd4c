#pragma once

#include <QWidget>

namespace qd::ui {

/// One line of text that ends in "…" where it has no room; the whole of it is then the tooltip.
class ElidedLabel : public QWidget {
    Q_OBJECT
public:
    /// What the text is to the eye.
    enum class Role { Text, Strong, Muted, Small, SmallFaint, Heading };

    explicit ElidedLabel(const QString& text = {}, Role role = Role::Text, QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const { return m_text; }
    void setRole(Role role);
    void setElideMode(Qt::TextElideMode mode);
    void setAlignment(Qt::Alignment alignment);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QFont roleFont() const;

    QString m_text;
    Role m_role;
    Qt::TextElideMode m_mode = Qt::ElideRight;
    Qt::Alignment m_alignment = Qt::AlignLeft;
};

} // namespace qd::ui
