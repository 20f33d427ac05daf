#include "CLiteralScan.h"
