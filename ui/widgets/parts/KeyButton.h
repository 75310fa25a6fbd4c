#pragma once

#include <QPushButton>

namespace qd::ui {

/// A button that shows the key which does the same. Look::Main is the one that goes on.
class KeyButton : public QPushButton {
    Q_OBJECT
public:
    enum class Look { Main, Plain, Danger };

    /// `name` becomes the object name.
    KeyButton(const QString& text, const QString& key, const QString& name, QWidget* parent = nullptr);

    void setLook(Look look);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QColor ground() const;
    QColor ink() const;
    int keyWidth() const;

    QString m_key;
    Look m_look = Look::Plain;
};

} // namespace qd::ui
