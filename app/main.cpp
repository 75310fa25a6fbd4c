#include "app/window/Start.h"

int main(int argc, char** argv)
{
    return qd::app::start(argc, argv);
}
