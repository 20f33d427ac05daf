// Kernels are declared here.
