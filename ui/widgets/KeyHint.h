#pragma once

#include <QWidget>

namespace qd::ui {

/// A small key cap that says which key does the same. Stands on any ground; inside a main button it takes its colour.
class KeyHint : public QWidget {
    Q_OBJECT
public:
    explicit KeyHint(const QString& key, QWidget* parent = nullptr);

    /// Draws it for the ground of a main (accent) button.
    void setOnAccent(bool onAccent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_key;
    bool m_onAccent = false;
};

} // namespace qd::ui
